import { entryRequire } from '@voluntarily/config'
import { Hook } from 'require-in-the-middle'
import { reportFault } from '../faults'
import { watchRouterKind } from './watch-router'

let hook: Hook | undefined

/** Watches every Express that is loaded from now on. Idempotent; the returned function ends it. */
export function watchExpress(): () => void {
  hook ??= new Hook(['express', 'router'], (exports) => {
    watch(exports as { Router?: unknown })
    return exports
  })
  return () => {
    hook?.unhook()
    hook = undefined
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
