import { setTimeout as wait } from 'node:timers/promises'
import { transportsOf } from './transports-of'

interface Result {
  readonly status: string
  readonly error?: Error
}
interface Transport {
  send(data: Uint8Array, timeoutMs: number): Promise<Result>
}
interface RetryingTransport extends Transport {
  retry(data: Uint8Array, timeoutMs: number, inMs: number): Promise<Result>
}

/**
 * Lets an OTLP exporter of OpenTelemetry's (HTTP) repeat what failed without keeping the process alive, and not at all once it is on its way
 * out: it waits on a timer that holds up the exit for up to ten seconds, and has no option for it. Where its inside has changed, it is
 * left as it is.
 * @param closing aborted once the process is on its way out
 */
export function repeatWithoutHoldingUp(exporter: object, closing: AbortSignal): void {
  const { retrying, once } = transportsOf<RetryingTransport, Transport>(exporter)
  if (typeof retrying?.retry !== 'function' || typeof once?.send !== 'function') return
  const send = once.send.bind(once)
  let last: Result | undefined
  const sendAndNote: Transport['send'] = async (data, timeoutMs) => {
    last = await send(data, timeoutMs)
    return last
  }
  once.send = sendAndNote
  retrying.retry = async (data, timeoutMs, inMs) => {
    try {
      await wait(inMs, undefined, { ref: false, signal: closing })
    } catch {
      return { status: 'failure', error: last?.error ?? new Error('the collector is busy') }
    }
    return sendAndNote(data, timeoutMs)
  }
}
