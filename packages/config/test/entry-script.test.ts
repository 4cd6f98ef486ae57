import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compilePackage } from './support/compiled-package'

const compiled = compilePackage()
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'voluntarily-entry-')))
afterAll(() => {
  compiled.remove()
  rmSync(folder, { recursive: true, force: true })
})

function write(path: string, content: string | object): string {
  const full = join(folder, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content))
  return full
}

// Prints the identity, and what the entry's own `require` finds under the name "dependency".
const report = `
  const { serviceIdentity, entryRequire } = require(process.env.CONFIG)
  const { name, version } = serviceIdentity()
  let dependency
  try { dependency = entryRequire()('dependency') } catch (error) { dependency = error.code }
  console.log(JSON.stringify({ name, version, dependency }))
`
const esmReport = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);${report}`

write('app/package.json', { name: 'the-app', version: '1.2.3' })
write('app/dist/package.json', { type: 'commonjs' })
write('app/node_modules/dependency/index.js', 'module.exports = "of the app"')
write('app/node_modules/tool/package.json', { name: 'tool', version: '9.9.9' })
const tool = write('app/node_modules/tool/bin/tool.js', report)
const server = write('app/dist/server.js', report)
write('app/index.js', report)
const esm = write('app/server.mjs', esmReport)
const preload = write('app/preload.js', `${report}\nprocess.exit()`)
const pm2 = write(
  'lib/node_modules/pm2/lib/ProcessContainerFork.js',
  `process.argv[1] = process.env.pm_exec_path; require('module')._load(process.env.pm_exec_path, null, true)`,
)
write('lib/node_modules/pm2/package.json', { name: 'pm2' })
const broken = write('broken/dist/server.js', report)
write('broken/dist/package.json', { type: 'commonjs' })
write('broken/package.json', '{ "name": ')
symlinkSync(server, join(folder, 'bin'))

const ofTheApp = { name: 'the-app', version: '1.2.3', dependency: 'of the app' }
const unknown = { name: 'unknown_service:node', dependency: 'MODULE_NOT_FOUND' }
const cwd = join(folder, 'app')

interface Run {
  cwd?: string
  env?: Record<string, string>
  input?: string
}

function reported(args: string[], options: Run = {}) {
  const { stdout, stderr } = compiled.run(args, { cwd: folder, ...options })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

test.each<[string, string[], Run]>([
  ['a script', [server], {}],
  ['a script without its extension', [join(folder, 'app/dist/server')], {}],
  ['a folder', ['.'], { cwd }],
  ['a symlink to the script', [join(folder, 'bin')], {}],
  ['an ES module', [esm], {}],
  ['a module loaded before the script', ['--require', preload, server], {}],
  [
    'a module loaded before the script, without its extension',
    ['--require', preload, join(folder, 'app/dist/server')],
    {},
  ],
  ['a module imported before an ES module', ['--import', preload, esm], {}],
  ['a tool of the app’s node_modules', [tool], {}],
  ['pm2', [pm2], { env: { pm_exec_path: server } }],
  ['a module loaded before pm2’s wrapper', ['--require', preload, pm2], { env: { pm_exec_path: server } }],
])('given %s, when it asks for its entry, then it is the app', (_how, args, options) => {
  expect(reported(args, options)).toEqual(ofTheApp)
})

test.each<[string, string[], Run]>([
  ['node -e', ['-e', report], {}],
  ['node -e with the path of a script as argument', ['-e', report, server], {}],
  ['node -p', ['-p', `${report}; ''`], {}],
  ['a program on standard input', ['-'], { input: report }],
  ['the interactive shell', ['-i'], { input: `${report.trim().replace(/\n/g, ';')}\n.exit\n` }],
])('given %s, when it asks for its entry, then there is none and nothing throws', (_how, args, options) => {
  const { stdout } = compiled.run(args, { cwd: folder, ...options })
  expect(stdout).toContain(JSON.stringify({ name: unknown.name, dependency: unknown.dependency }))
})

test('given node -e in the app’s folder, when its entry requires, then from that folder', () => {
  expect(reported(['-e', report], { cwd }).dependency).toBe('of the app')
})

test('given a package.json that is no JSON, when the identity is asked for, then it is passed over', () => {
  expect(reported([broken])).toEqual(unknown)
})

test.each([
  'delete process.argv[1]',
  'process.argv[1] = "relative"',
  'process.argv[1] = "/nowhere/at/all.js"',
  'process.argv.length = 0',
])('given %s in an ES module, when it asks for its entry, then nothing throws', (change) => {
  const script = write('strange/server.mjs', `${change}; ${esmReport}`)
  expect(reported([script])).toEqual(unknown)
})
