import type { IncomingMessage, ServerResponse } from 'node:http'
import { context as contexts, INVALID_TRACEID, trace } from '@opentelemetry/api'
import { currentRequest, runIn } from './context'
import { watchLoadedExpress } from './express/find-express'
import type { Router } from './express/types'
import { watchRootRouter } from './express/watch-router'
import { reportFault } from './faults'
import { openRequest } from './open-request'
import { isProbe } from './probes'
import type { InternalState, RequestState } from './state'

type Handle = (req: IncomingMessage, res: ServerResponse, ...rest: unknown[]) => unknown

/** The part of an Express app that is touched. */
export interface ObservableApp {
  handle: Handle
}

export interface ObserveHooks {
  /** Asked first, outside of any request's state; true means that it has answered. */
  readonly answer?: (req: IncomingMessage, res: ServerResponse) => boolean
  /** Called once a request, in its context, before anything of the app's runs. */
  readonly onRequest?: (state: RequestState) => void
}

const observedKey = Symbol('@voluntarily/request observed')

/**
 * Puts itself in front of everything of the app's: opens each request, sends `x-request-id` and `x-trace-id`, and follows the request
 * through the routers. The app's router is not created by it, so that settings such as `strict routing` can still be made.
 * An app that is observed already is left as it is.
 * @returns false when the app was observed already
 */
export function observeApp(app: ObservableApp, { answer, onRequest }: ObserveHooks = {}): boolean {
  if (Object.hasOwn(app, observedKey)) return false
  Object.defineProperty(app, observedKey, { value: true })
  watchLoadedExpress()
  const handle = app.handle
  app.handle = function observedHandle(this: ObservableApp, req, res, ...rest) {
    // Libraries for WebSockets find the handler of an upgrade by an app's routes: it is no request, and its response never ends.
    if ((req as { upgrade?: boolean }).upgrade) return handle.call(this, req, res, ...rest)
    if (isAnswered(answer, req, res)) return undefined
    if (isProbe(req)) return handle.call(this, req, res, ...rest)
    const state = begin(app, req, res, onRequest)
    if (!state || currentRequest() === state) return handle.call(this, req, res, ...rest)
    return contexts.with(state.context, () => handle.call(this, req, res, ...rest))
  }
  return true
}

/**
 * Follows requests through the app's routers, from this moment on; for a middleware that finds itself in an app nobody observes.
 * To be called while a request runs: before, it would create the app's router.
 */
export function watchRouters(app: object): void {
  const router = rootRouter(app)
  if (router) watchRootRouter(router)
}

function isAnswered(answer: ObserveHooks['answer'], req: IncomingMessage, res: ServerResponse): boolean {
  try {
    return answer?.(req, res) === true
  } catch (fault) {
    reportFault('answering in front of the app', fault)
    return false
  }
}

function begin(
  app: ObservableApp,
  req: IncomingMessage,
  res: ServerResponse,
  onRequest: ObserveHooks['onRequest'],
): InternalState | undefined {
  let state: InternalState | undefined
  try {
    watchRouters(app)
    state = openRequest(req, res).state as InternalState
    if (!state.observed) runIn(state.context, arrive, undefined, state, onRequest)
  } catch (fault) {
    reportFault('opening a request', fault)
  }
  return state
}

function arrive(state: InternalState, onRequest: ObserveHooks['onRequest']): void {
  state.observed = true
  sendIds(state)
  onRequest?.(state)
}

function sendIds({ id, res, context }: InternalState): void {
  if (res.headersSent) return
  res.setHeader('x-request-id', id)
  const span = trace.getSpanContext(context)
  if (span && span.traceId !== INVALID_TRACEID) res.setHeader('x-trace-id', span.traceId)
}

// Express 4 keeps it under `_router`, from the first `use` on, and throws at `router`; the getter of Express 5 makes one,
// which by now `handle` would do anyway.
function rootRouter(app: object): Router | undefined {
  const { _router, lazyrouter } = app as { _router?: Router; lazyrouter?: unknown }
  if (_router || lazyrouter) return _router
  const { router } = app as { router?: Router }
  return Array.isArray(router?.stack) ? router : undefined
}
