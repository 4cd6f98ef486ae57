import nodeModule, { builtinModules, createRequire, register } from 'node:module'
import { pathToFileURL } from 'node:url'

let registered = false

/**
 * Lets instrumentations reach what an app loads by `import`. Only the named modules are wrapped. Once a process; to be
 * called before the app's own modules load, that is under `node --import` or `--require`.
 * @param modules names of packages; what is built into Node needs no hook
 * @returns false when nothing was to do
 */
export function registerEsmHooks(modules: readonly string[]): boolean {
  const include = [...new Set(modules)].filter((name) => !builtinModules.includes(name.replace(/^node:/, '')))
  if (registered || include.length === 0) return false
  registered = true
  const instrumentation = require.resolve('@opentelemetry/instrumentation')
  if (registerInThread(createRequire(instrumentation), include)) return true
  register('import-in-the-middle/hook.mjs', { parentURL: pathToFileURL(instrumentation), data: { include } })
  return true
}

// Node 22.22 and 24.11 need no thread of its own for the hooks, which spares a start some 50 ms
function registerInThread(from: NodeJS.Require, include: string[]): boolean {
  if (!('registerHooks' in nodeModule)) return false
  const { supportsSyncHooks } = from('import-in-the-middle/supports-sync-hooks.mjs') as {
    supportsSyncHooks(): boolean
  }
  if (!supportsSyncHooks()) return false
  const hooks = from('import-in-the-middle/register-hooks.mjs') as { register(options: object): void }
  hooks.register({ include })
  return true
}
