import type { ServerResponse } from 'node:http'
import { forgetError, isError, recordError } from '../errors'
import { reportFault } from '../faults'
import { requestOf } from '../open-request'
import type { InternalState } from '../state'
import { urlPath } from '../url-path'
import { express4 } from './express-4'
import { express5 } from './express-5'
import { joinPatterns, patternFor } from './route-pattern'
import type {
  DeclaredPath,
  HandleError,
  HandleRequest,
  Layer,
  Next,
  RouterModel,
  RouterRequest,
} from './types'

const declaredKey = Symbol('@voluntarily/request declared path')
const watchedKey = Symbol('@voluntarily/request watched')

type NotedLayer = Layer & { [declaredKey]?: DeclaredPath }
type LayerPrototype = Record<string | symbol, unknown>

/** Notes the path that a layer was declared with. */
export function noteDeclaredPath(layer: Layer, path: DeclaredPath): void {
  ;(layer as NotedLayer)[declaredKey] = path
}

/**
 * Watches a layer of a router: the routes, and what is mounted below a path. The others, most middlewares, stay as they are: nothing of
 * the route is to be learned there, and their number must not add to the cost of a request.
 */
export function watchLayer(layer: NotedLayer): void {
  if (Object.hasOwn(layer, watchedKey)) return
  Object.defineProperty(layer, watchedKey, { value: true })
  const model = modelOf(layer)
  if (!model) return
  watchErrorsLike(layer, model)
  if (!layer.route && isMountedAtRoot(layer, model)) return
  const target = layer as unknown as Record<string, HandleRequest>
  const run = target[model.requestMethod] as HandleRequest
  target[model.requestMethod] = function watchedRequest(this: Layer, req, res, next) {
    return run.call(this, req, res, enter(this, model, req, res, next))
  }
}

function modelOf(layer: Layer): RouterModel | undefined {
  return [express5, express4].find(
    ({ requestMethod }) => typeof (layer as unknown as LayerPrototype)[requestMethod] === 'function',
  )
}

function isMountedAtRoot(layer: NotedLayer, model: RouterModel): boolean {
  const declared = layer[declaredKey]
  return declared === undefined ? model.isMountedAtRoot(layer) : declared === '/'
}

/** Wraps, once for all layers of this one's kind, the method by which they run for an error. */
function watchErrorsLike(layer: Layer, model: RouterModel): void {
  const prototype = Object.getPrototypeOf(layer) as LayerPrototype
  if (Object.hasOwn(prototype, watchedKey)) return
  Object.defineProperty(prototype, watchedKey, { value: true })
  const runError = prototype[model.errorMethod] as HandleError
  prototype[model.errorMethod] = function watchedError(
    this: Layer,
    error: unknown,
    req: RouterRequest,
    res: ServerResponse,
    next: Next,
  ) {
    return runError.call(this, error, req, res, handling(this, error, req, next))
  }
}

/** Follows the request into a route or a mounted router, and out again when it calls the returned function. */
function enter(layer: Layer, model: RouterModel, req: RouterRequest, res: ServerResponse, next: Next): Next {
  try {
    if (layer.route) return enterRoute(layer, layer.route.path, req, res, next)
    const declared = declaredPath(layer, model)
    return declared === '/' ? next : enterMount(layer, declared, req, next)
  } catch (fault) {
    reportFault('reading the route', fault)
    return next
  }
}

function declaredPath(layer: NotedLayer, model: RouterModel): DeclaredPath {
  return layer[declaredKey] ?? model.recoverPath(layer)
}

function enterRoute(
  layer: Layer,
  declared: DeclaredPath,
  req: RouterRequest,
  res: ServerResponse,
  next: Next,
): Next {
  const state = requestOf(req) as InternalState | undefined
  if (!state) return next
  const before = state.route
  // A route that has sent the head is the one that answered, even when it calls next afterwards.
  if (before === undefined || !res.headersSent)
    state.route = joinPatterns(
      state.mount,
      patternFor(layer, declared, () => urlPath(req.url ?? '/')),
    )
  return (error) => {
    if (isError(error)) recordError(state, error)
    else if (!res.headersSent) {
      state.route = before
      state.leftRoute = layer.route
    }
    next(error)
  }
}

function enterMount(layer: Layer, declared: DeclaredPath, req: RouterRequest, next: Next): Next {
  const state = requestOf(req) as InternalState | undefined
  if (!state) return next
  const { mount, mountUrl } = state
  const baseUrl = req.baseUrl ?? ''
  state.mount = joinPatterns(
    mount,
    patternFor(layer, declared, () => baseUrl.slice(mountUrl.length)),
  )
  state.mountUrl = baseUrl
  return (error) => {
    if (isError(error)) noteError(state, error, req)
    state.mount = mount
    state.mountUrl = mountUrl
    next(error)
  }
}

function handling(layer: Layer, error: unknown, req: RouterRequest, next: Next): Next {
  const state = requestOf(req) as InternalState | undefined
  if (!state) return next
  if (isError(error)) noteError(state, error, req)
  if (layer.handle.length !== 4) return next
  state.errorHandled = true
  return (passedOn) => {
    if (isError(passedOn)) recordError(state, passedOn)
    else forgetError(state)
    next(passedOn)
  }
}

/** Keeps an error on its way up. One of an `app.param` callback comes before its route is entered: Express has put that on the request by then. */
export function noteError(state: InternalState, error: unknown, req: RouterRequest): void {
  recordError(state, error)
  const { route } = req
  if (state.route === undefined && route && route !== state.leftRoute)
    state.route = joinPatterns(state.mount, String(route.path))
}
