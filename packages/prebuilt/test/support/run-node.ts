import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const folder = join(__dirname, '../..')

/** Runs a script in a process of its own, as if it lay in this package; what it prints as JSON is the result. */
export function runNode<Result>(script: string, cwd = folder): Result {
  const begin = `const { usePrebuilt } = require(${JSON.stringify(folder)});`
  const out = execFileSync(process.execPath, ['--eval', begin + script], { cwd, encoding: 'utf8' })
  return JSON.parse(out) as Result
}
