// npm run check: every quality gate, one after the other. A gate's output is shown when it fails.
// npm run check -- format dead-code   only these;   npm run check -- --except=tests   all but these
const { spawnSync } = require('node:child_process')
const { readdirSync } = require('node:fs')
const { join } = require('node:path')
const { parseArgs } = require('node:util')

const root = join(__dirname, '..')
const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name))

const gates = {
  format: [['biome', 'check', '--error-on-warnings', '--max-diagnostics=200', '.']],
  types: [
    ['tsc', '-b'],
    ['tsc', '--project', 'tsconfig.test.json'],
    ['tsc', '--project', 'packages/trace-viewer/page'],
  ],
  'dead-code': [['knip', '--no-config-hints']],
  tests: [['jest']],
  publint: packages.map((folder) => ['publint', folder, '--strict']),
  // node16 leaves out the resolution that knows no "exports", older than any Node we run on.
  attw: packages.map((folder) => ['attw', '--pack', folder, '--profile', 'node16', '--no-color']),
  packed: [['jest', '--config', 'test/packed/jest.config.js']],
}

/** Runs the commands of a gate up to the first that fails; what that one wrote, or undefined when all went well. */
function failureOf(commands) {
  for (const [command, ...args] of commands) {
    const { status, error, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', command), args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 2 ** 20,
    })
    if (status !== 0) return `${stdout}${stderr}${error ?? ''}`
  }
  return undefined
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { except: { type: 'string', multiple: true, default: [] } },
})
const unknown = [...positionals, ...values.except].filter((name) => !(name in gates))
if (unknown.length > 0) {
  throw new Error(`check: no gate ${unknown.join(', ')}; there are ${Object.keys(gates).join(', ')}`)
}
const wanted = (positionals.length > 0 ? positionals : Object.keys(gates)).filter(
  (name) => !values.except.includes(name),
)

let failed = 0
for (const name of wanted) {
  const startedAt = Date.now()
  const failure = failureOf(gates[name])
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  if (failure === undefined) {
    console.log(`ok ${name} (${seconds} s)`)
  } else {
    failed += 1
    console.log(`${failure}\nFAILED ${name} (${seconds} s)`)
  }
}
console.log(`${wanted.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
