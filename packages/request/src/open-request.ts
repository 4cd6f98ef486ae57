import type { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Context, context as contexts } from '@opentelemetry/api'
import { currentRequest, withRequest } from './context'
import { abortedBy, endRequest, trackRequest } from './end-request'
import { requestIdFrom } from './request-id'
import type { InternalState, RequestState } from './state'
import { urlPath } from './url-path'
import { tellOpened } from './watch-requests'

const stateKey = Symbol('@voluntarily/request state')

type Carrier = IncomingMessage & { [stateKey]?: InternalState; originalUrl?: string }

/** The state of a request that was opened; undefined for any other. */
export function requestOf(req: IncomingMessage): RequestState | undefined {
  return (req as Carrier)[stateKey]
}

/**
 * Opens a request: makes its state, puts it into the context and lets the events of `req` and `res` run there
 * (a body parser's `end` would otherwise run outside). Asked again for the same request, it returns what there is.
 * @param context the context to start from, default the active one
 */
export function openRequest(
  req: IncomingMessage,
  res: ServerResponse,
  context: Context = contexts.active(),
): { state: RequestState; context: Context } {
  const carrier = req as Carrier
  const known = carrier[stateKey]
  if (known) return { state: known, context: known.context }

  const state: InternalState = {
    req,
    res,
    id: requestIdFrom(req.headers['x-request-id']),
    method: req.method ?? '',
    path: urlPath(carrier.originalUrl ?? req.url ?? '/'),
    remoteAddress: req.socket?.remoteAddress,
    startedAt: performance.now(),
    route: undefined,
    error: undefined,
    errorHandled: true,
    observed: false,
    end: undefined,
    mount: '',
    mountUrl: '',
    leftRoute: undefined,
    context,
    bytesAtStart: req.socket?.bytesWritten ?? 0,
    listeners: [],
    lateErrorListener: undefined,
  }
  state.context = withRequest(context, state)
  bindEvents(req, state)
  bindEvents(res, state, (event) => {
    if (event === 'finish') endRequest(state, 'completed')
    else if (event === 'close') endRequest(state, abortedBy(state))
  })
  Object.defineProperty(req, stateKey, { value: state })
  trackRequest(state)
  tellOpened(state)
  return { state, context: state.context }
}

function bindEvents(emitter: EventEmitter, state: InternalState, before?: (event: unknown) => void): void {
  const { emit } = emitter
  if (typeof emit !== 'function') throw new TypeError('the request or its response emits no events')
  emitter.emit = function boundEmit(this: EventEmitter, ...args) {
    if (before) before(args[0])
    if (currentRequest() === state) return emit.apply(this, args)
    return contexts.with(state.context, emit, this, ...args)
  }
}
