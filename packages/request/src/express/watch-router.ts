import { tellLateError } from '../end-request'
import { isError } from '../errors'
import { reportFault } from '../faults'
import { requestOf } from '../open-request'
import type { InternalState } from '../state'
import type { DeclaredPath, Router } from './types'
import { noteDeclaredPath, noteError, watchLayersLike } from './watch-layer'

const watchedKey = Symbol('@voluntarily/request watched')

/** Lets the routers of this kind note the paths that layers are mounted at. Takes `express.Router`; anything else is left alone. */
export function watchRouterKind(kind: unknown): void {
  const prototype = routerPrototype(kind)
  if (!prototype || Object.hasOwn(prototype, watchedKey)) return
  Object.defineProperty(prototype, watchedKey, { value: true })
  const { use } = prototype
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
}

/** Lets an app's own router tell the errors that reach its end, where Express's default answer is made. */
export function watchRootRouter(router: Router): void {
  if (router.stack[0]) watchLayersLike(router.stack[0])
  if (Object.hasOwn(router, watchedKey)) return
  Object.defineProperty(router, watchedKey, { value: true })
  const { handle } = router
  router.handle = function watchedHandle(this: Router, req, res, done) {
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

// Express 4's Router carries `use` itself, Express 5's on its prototype.
function routerPrototype(kind: unknown): Router | undefined {
  if (typeof kind !== 'function') return undefined
  const candidates = [kind, kind.prototype] as (Partial<Router> | undefined)[]
  return candidates.find(
    (candidate) => typeof candidate?.use === 'function' && typeof candidate.handle === 'function',
  ) as Router | undefined
}

function note(router: Router, before: number, first: unknown): void {
  const path = isPath(first) ? (first as DeclaredPath) : '/'
  for (const layer of router.stack.slice(before)) {
    watchLayersLike(layer)
    noteDeclaredPath(layer, path)
  }
}

function isPath(first: unknown): boolean {
  let value = first
  while (Array.isArray(value) && value.length > 0) value = value[0]
  return typeof value !== 'function'
}
