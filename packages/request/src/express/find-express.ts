import Module from 'node:module'
import { entryRequire } from '@voluntarily/config'
import { reportFault } from '../faults'
import { watchRouterKind } from './watch-router'

type Require = (this: unknown, id: string) => unknown

let unhook: (() => void) | undefined

/**
 * Watches every Express that is loaded from now on, by its name. Idempotent; the returned function ends it. It looks at each require no further
 * than at what is asked for: a hook that resolves every module costs a start more than all modules of this library.
 */
export function watchExpress(): () => void {
  unhook ??= hookRequire()
  return () => {
    unhook?.()
    unhook = undefined
  }
}

function hookRequire(): () => void {
  const prototype = Module.prototype as unknown as { require: Require }
  const { require: original } = prototype
  let active = true
  function watchedRequire(this: unknown, id: string): unknown {
    const exports = original.call(this, id)
    if (active && (id === 'express' || id === 'router')) watch(exports as { Router?: unknown })
    return exports
  }
  prototype.require = watchedRequire
  return () => {
    active = false
    // somebody else may have wrapped it since: then ours stays in between and passes everything on
    if (prototype.require === watchedRequire) prototype.require = original
  }
}

/** Watches the Express that the app has loaded already, as its entry script resolves it. */
export function watchLoadedExpress(): void {
  try {
    const require = entryRequire()
    const loaded = require.cache[require.resolve('express')]
    if (loaded) watch(loaded.exports as { Router?: unknown })
  } catch {
    // not there, or not to be resolved from the entry script: patterns are then recovered from the layers
  }
}

function watch(exports: { Router?: unknown }): void {
  try {
    watchRouterKind(exports.Router ?? exports)
  } catch (fault) {
    reportFault('watching express', fault)
  }
}
