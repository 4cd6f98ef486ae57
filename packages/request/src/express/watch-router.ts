import { tellLateError } from '../end-request'
import { isError } from '../errors'
import { reportFault } from '../faults'
import { requestOf } from '../open-request'
import type { InternalState } from '../state'
import type { DeclaredPath, Layer, Router } from './types'
import { noteDeclaredPath, noteError, watchLayer } from './watch-layer'

const watchedKey = Symbol('@voluntarily/request watched')
const seenKey = Symbol('@voluntarily/request layers seen')

type SeenRouter = Router & { [seenKey]?: Layer[] }

/** Lets the routers of this kind note the paths that layers are mounted at. Takes `express.Router`; anything else is left alone. */
export function watchRouterKind(kind: unknown): void {
  const prototype = routerPrototype(kind)
  if (prototype) watchPrototype(prototype)
}

function watchPrototype(prototype: Router): void {
  if (Object.hasOwn(prototype, watchedKey)) return
  Object.defineProperty(prototype, watchedKey, { value: true })
  const { use, handle } = prototype
  prototype.use = function watchedUse(this: Router, ...args) {
    const before = this.stack?.length ?? 0
    const result = use.apply(this, args)
    try {
      note(this, before, args[0])
    } catch (fault) {
      reportFault('noting a mount path', fault)
    }
    return result
  }
  prototype.handle = function watchedHandle(this: Router, req, res, done) {
    watchNewLayers(this)
    return handle.call(this, req, res, done)
  }
}

/** Lets an app's own router tell the errors that reach its end, where Express's default answer is made. */
export function watchRootRouter(router: Router): void {
  if (Object.hasOwn(router, watchedKey)) {
    watchNewLayers(router)
    return
  }
  Object.defineProperty(router, watchedKey, { value: true })
  const prototype = routerPrototype(Object.getPrototypeOf(router))
  if (prototype) watchPrototype(prototype)
  watchNewLayers(router)
  const { handle } = router
  router.handle = function watchedRootHandle(this: Router, req, res, done) {
    return handle.call(this, req, res, (error) => {
      const state = requestOf(req) as InternalState | undefined
      if (state && isError(error)) {
        noteError(state, error, req)
        state.errorHandled = false
        tellLateError(state)
      }
      done(error)
    })
  }
}

// Each time a router runs: routes can be added at any time, and by ways of which nothing is known here.
function watchNewLayers(router: SeenRouter): void {
  try {
    const { stack } = router
    const seen = router[seenKey]
    if (seen && areSame(seen, stack)) return
    for (const layer of stack) watchLayer(layer)
    Object.defineProperty(router, seenKey, { value: [...stack], configurable: true })
  } catch (fault) {
    reportFault('watching the layers of a router', fault)
  }
}

// A layer may have been put in the place of another. No `every`: this runs once a request and router.
function areSame(seen: readonly Layer[], stack: readonly Layer[]): boolean {
  if (seen.length !== stack.length) return false
  for (let index = 0; index < seen.length; index++) if (seen[index] !== stack[index]) return false
  return true
}

// Express 4's Router carries `use` itself, Express 5's on its prototype.
function routerPrototype(kind: unknown): Router | undefined {
  if (typeof kind !== 'function' && typeof kind !== 'object') return undefined
  const candidates = [kind, (kind as { prototype?: unknown } | null)?.prototype] as (
    | Partial<Router>
    | undefined
  )[]
  return candidates.find(
    (candidate) => typeof candidate?.use === 'function' && typeof candidate.handle === 'function',
  ) as Router | undefined
}

function note(router: Router, before: number, first: unknown): void {
  const path = isPath(first) ? (first as DeclaredPath) : '/'
  for (const layer of router.stack.slice(before)) noteDeclaredPath(layer, path)
}

function isPath(first: unknown): boolean {
  let value = first
  while (Array.isArray(value) && value.length > 0) value = value[0]
  return typeof value !== 'function'
}
