import { openRequests, type RequestState } from '@voluntarily/request'

const eventStream = /^text\/event-stream\b/i

/**
 * Whether this is an answer that goes on for ever by design: server-sent events. Only for GET, which is what a browser's EventSource sends, and
 * which it sends again by itself when the stream ends; a stream that answers a POST has an end of its own, and is waited for.
 */
export function isEventStream({ method, res }: RequestState): boolean {
  return method === 'GET' && res.headersSent && eventStream.test(String(res.getHeader('content-type')))
}

/** Ends the event streams that are open, as their own app would. */
export function endEventStreams(): void {
  for (const { res } of openRequests().filter(isEventStream)) {
    // the app may be about to write its next event, which Node takes for an error
    res.on('error', () => {})
    res.end()
  }
}
