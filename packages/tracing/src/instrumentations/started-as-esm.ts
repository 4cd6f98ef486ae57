import { readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { readSettings, str } from '@voluntarily/config'

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
  return nearestType(dirname(script)) === 'module'
}

function nearestType(folder: string): string | undefined {
  try {
    const { type } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { type?: string }
    return type
  } catch {
    const parent = dirname(folder)
    return parent === folder ? undefined : nearestType(parent)
  }
}
