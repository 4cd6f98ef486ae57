import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Context, context as contexts, type Span } from '@opentelemetry/api'
import { runIn } from './context'
import { isDebugged, tellDebugged } from './debug-requests'
import { canDebugRequests, takeDebugToken } from './debug-token'
import { abortedBy, endRequest, trackRequest } from './end-request'
import { restartIdleTimer } from './idle-timer'
import { requestContext } from './request-context'
import { requestIdFrom } from './request-id'
import type { InternalState, RequestState } from './state'
import { urlPath } from './url-path'
import { tellOpened } from './watch-requests'

const stateKey = Symbol('@voluntarily/request state')

type Emit = (this: EventEmitter, event: string | symbol, ...args: unknown[]) => boolean
type Carrier = { [stateKey]?: InternalState; emit: Emit }

/** The state of a request that was opened; undefined for any other. */
export function requestOf(req: IncomingMessage): RequestState | undefined {
  return (req as IncomingMessage & Carrier)[stateKey]
}

/**
 * Opens a request: makes its state, puts it into the context and lets the events of `req` and `res` run there
 * (a body parser's `end` would otherwise run outside). Asked again for the same request, it returns what there is.
 * @param context the context to start from, default the active one
 * @param span the request's own span, to be the active one in its context
 */
export function openRequest(
  req: IncomingMessage,
  res: ServerResponse,
  context: Context = contexts.active(),
  span?: Span,
): { state: RequestState; context: Context } {
  const known = requestOf(req) as InternalState | undefined
  if (known) return { state: known, context: known.context }

  const carriers = [req, res] as unknown as readonly [Carrier, Carrier]
  const emitOfRequest = emitBefore(carriers[0])
  const emitOfResponse = emitBefore(carriers[1])
  if (typeof emitOfRequest !== 'function' || typeof emitOfResponse !== 'function')
    throw new TypeError('the request or its response emits no events')
  const socket = req.socket as IncomingMessage['socket'] | undefined
  const url = (req as { originalUrl?: string }).originalUrl ?? req.url ?? '/'
  const state: InternalState = {
    req,
    res,
    id: requestIdFrom(req.headers['x-request-id']),
    method: req.method ?? '',
    url,
    path: urlPath(url),
    remoteAddress: socket?.remoteAddress,
    startedAt: performance.now(),
    debug: canDebugRequests() && (isDebugged(context) || takeDebugToken(req)),
    route: undefined,
    error: undefined,
    errorHandled: true,
    observed: false,
    end: undefined,
    mount: '',
    mountUrl: '',
    leftRoute: undefined,
    context,
    bytesAtStart: socket?.bytesWritten ?? 0,
    listeners: undefined,
    lateErrorListener: undefined,
    emitOfRequest,
    emitOfResponse,
    previous: undefined,
    next: undefined,
  }
  state.context = requestContext(context, state, span)
  if (state.debug) beginDebugged(res, span)
  takeOver(carriers[0], state, emitForRequest, emitOfRequestIn)
  takeOver(carriers[1], state, emitForResponse, emitOfResponseIn)
  trackRequest(state)
  tellOpened(state)
  return { state, context: state.context }
}

function beginDebugged(res: ServerResponse, span: Span | undefined): void {
  tellDebugged()
  if (span && !res.headersSent) res.setHeader('x-trace-id', span.spanContext().traceId)
}

// Ours, copied from another request together with the rest of it, would ask itself.
function emitBefore(carrier: Carrier): Emit {
  const { emit } = carrier
  const isLent = !carrier[stateKey] && (emit === emitForRequest || emit === emitForResponse)
  return isLent ? EventEmitter.prototype.emit : emit
}

type EmitIn = (state: InternalState, emitter: EventEmitter, args: Parameters<Emit>) => boolean

// One function for all requests, and no closure in each: the emitter knows its state. One that has a state already, as a response that an
// app hands on with another request, keeps it, and tells both.
function takeOver(carrier: Carrier, state: InternalState, emit: Emit, emitIn: EmitIn): void {
  if (carrier[stateKey]) {
    carrier.emit = function emitForBoth(...args) {
      return emitIn(state, this, args)
    }
    return
  }
  carrier[stateKey] = state
  carrier.emit = emit
}

// Lent to another emitter, they are like its own.
function emitForRequest(this: EventEmitter & Carrier, ...args: Parameters<Emit>): boolean {
  const state = this[stateKey]
  return state ? emitOfRequestIn(state, this, args) : EventEmitter.prototype.emit.apply(this, args)
}

function emitForResponse(this: EventEmitter & Carrier, ...args: Parameters<Emit>): boolean {
  const state = this[stateKey]
  return state ? emitOfResponseIn(state, this, args) : EventEmitter.prototype.emit.apply(this, args)
}

function emitOfRequestIn(state: InternalState, emitter: EventEmitter, args: Parameters<Emit>): boolean {
  return emitInside(state.context, state.emitOfRequest, emitter, args)
}

function emitOfResponseIn(state: InternalState, emitter: EventEmitter, args: Parameters<Emit>): boolean {
  if (args[0] === 'finish') return finish(state, emitter, args)
  if (args[0] === 'close' && !state.end) endRequest(state, abortedBy(state))
  return emitInside(state.context, state.emitOfResponse, emitter, args)
}

function finish(state: InternalState, emitter: EventEmitter, args: Parameters<Emit>): boolean {
  endRequest(state, 'completed')
  const isHeard = emitInside(state.context, state.emitOfResponse, emitter, args)
  restartIdleTimer(state.req.socket)
  return isHeard
}

// Entering a context costs more than an event that nobody listens to, and of those there are three a request.
function emitInside(context: Context, emit: Emit, emitter: EventEmitter, args: Parameters<Emit>): boolean {
  if (emit === EventEmitter.prototype.emit && emitter.listenerCount(args[0]) === 0)
    return emit.apply(emitter, args)
  return runIn(context, emit, emitter, ...args)
}
