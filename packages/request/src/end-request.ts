import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { runIn } from './context'
import { reportFault } from './faults'
import { OpenList } from './open-list'
import type {
  EndListener,
  InternalState,
  LateErrorListener,
  Outcome,
  RequestEnd,
  RequestState,
} from './state'
import { tellEnded, tellEnding } from './watch-requests'

const open = new OpenList<InternalState>()
const watched = new WeakSet<Socket>()
const clientErrors = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ETIMEDOUT'])

/** The requests that have arrived and not ended, oldest first. */
export function openRequests(): readonly RequestState[] {
  return open.items()
}

/** How many requests have arrived and not ended. */
export function openRequestCount(): number {
  return open.size
}

export function trackRequest(state: InternalState): void {
  open.add(state)
  // A pipelined response waits for its turn on the connection, and is told nothing when the connection closes before.
  if (!state.res.socket) endWithConnection(state.req.socket)
}

function endWithConnection(socket: Socket | null | undefined): void {
  if (typeof socket?.once !== 'function' || watched.has(socket)) return
  watched.add(socket)
  socket.once('close', () => {
    for (const state of open.items()) if (state.req.socket === socket) endRequest(state, abortedBy(state))
  })
}

/** Calls the listener once, in the request's context, when the request ends; at once when it has. A listener that throws is reported, the others run. */
export function onRequestEnd(state: RequestState, listener: EndListener): void {
  const internal = state as InternalState
  if (internal.end) run(internal, listener, internal.end)
  else if (internal.listeners) internal.listeners.push(listener)
  else internal.listeners = [listener]
}

/**
 * Calls the listener once, in the request's context, when an error comes out of the app's handlers after the request has ended: a rejection after
 * `res.send`, which no completion line tells of any more. `state.error` is that error.
 */
export function onLateError(state: RequestState, listener: LateErrorListener): void {
  ;(state as InternalState).lateErrorListener = listener
}

export function tellLateError(state: RequestState): void {
  const internal = state as InternalState
  const listener = internal.lateErrorListener
  if (!internal.end || !listener) return
  internal.lateErrorListener = undefined
  run(internal, listener)
}

/** Ends the request with this outcome, unless it has ended. Called by the response's own events, and for all open requests at a crash. */
export function endRequest(state: RequestState, outcome: Outcome): void {
  const internal = state as InternalState
  if (internal.end) return
  open.remove(internal)
  try {
    const end = describeEnd(internal, outcome)
    internal.end = end
    runIn(internal.context, tellAll, undefined, internal, end)
  } catch (fault) {
    reportFault('describing the end of a request', fault)
  }
}

function tellAll(state: InternalState, end: RequestEnd): void {
  tellEnding(state, end)
  const { listeners } = state
  state.listeners = undefined
  if (listeners) for (const listener of listeners) run(state, listener, end)
  tellEnded(state, end)
}

/**
 * Who cut the response off: the client, when its side ended or reset the connection. An error that the app destroyed the response with is the
 * socket's as well; Node's own, for responses that the client no longer wants, is not.
 */
export function abortedBy(state: RequestState): Outcome {
  const socket = state.req.socket as Socket | null
  const error = socket?.errored as NodeJS.ErrnoException | null | undefined
  if (error && error === state.res.errored) return 'server_aborted'
  return socket?.readableEnded || clientErrors.has(error?.code ?? '') ? 'client_aborted' : 'server_aborted'
}

function run<Args extends unknown[]>(
  state: InternalState,
  listener: (state: RequestState, ...args: Args) => void,
  ...args: Args
): void {
  try {
    runIn(state.context, listener, undefined, state, ...args)
  } catch (fault) {
    reportFault('a listener for the end of a request', fault)
  }
}

function describeEnd(state: InternalState, outcome: Outcome): RequestEnd {
  const { res } = state
  if (outcome === 'server_aborted' && state.error === undefined && res.errored) state.error = res.errored
  const sent = sentStatus(res)
  const status = outcome === 'completed' || (res.headersSent && sent >= 500) ? sent : 499
  return {
    status,
    outcome,
    durationMs: performance.now() - state.startedAt,
    level: levelOf(state, status, outcome),
    bytes: bytesOf(state, outcome),
  }
}

// An app that sets the status after the head has gone out changes what `statusCode` says, not what the client got.
function sentStatus(res: ServerResponse): number {
  const head = (res as { _header?: string | null })._header
  return Number(head?.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)) || res.statusCode
}

function levelOf(state: RequestState, status: number, outcome: Outcome): RequestEnd['level'] {
  if (status >= 500 || outcome === 'server_aborted' || (!state.errorHandled && status < 400)) return 'error'
  return status >= 400 ? 'warn' : 'info'
}

function bytesOf(state: InternalState, outcome: Outcome): number | undefined {
  const { res, req } = state
  if (req.method === 'HEAD' || res.statusCode === 204 || res.statusCode === 304) return 0
  const declared =
    outcome === 'completed' ? Number(res.getHeader('content-length') ?? Number.NaN) : Number.NaN
  if (Number.isFinite(declared)) return declared
  const written = (req.socket as Socket | null)?.bytesWritten
  if (typeof written !== 'number') return undefined
  const head = (res as { _header?: string | null })._header?.length ?? 0
  return Math.max(0, written - state.bytesAtStart - head)
}
