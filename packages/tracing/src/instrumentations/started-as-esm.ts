import { dirname, extname } from 'node:path'
import { readSettings, str } from '@voluntarily/config'
import { nearestPackage } from './nearest-package'

const loaderFlag = /^--(import|loader|experimental-loader)\b/

/**
 * Whether this process was started so that its modules come by `import`: with `--import`, or with an entry script that is a module.
 * The hooks that such modules need cost at every load, and are left out where nothing needs them.
 */
export function startedAsEsm(): boolean {
  const { NODE_OPTIONS: nodeOptions } = readSettings({ NODE_OPTIONS: str({ default: undefined }) }).values
  const flags = [...process.execArgv, ...(nodeOptions?.split(/\s+/) ?? [])]
  return flags.some((flag) => loaderFlag.test(flag)) || isModule(process.argv[1] ?? '')
}

function isModule(script: string): boolean {
  const extension = extname(script)
  if (extension === '.mjs' || extension === '.mts') return true
  if (extension === '.cjs' || extension === '.cts' || script === '') return false
  return nearestPackage(dirname(script))?.type === 'module'
}
