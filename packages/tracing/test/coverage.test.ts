import { join } from 'node:path'
import type { LibraryCoverage } from '@voluntarily/tracing'
import { fakeIoredis, type MadeApp, makeApp } from './support/make-app'
import { fixtures, runChild } from './support/run-child'

interface Printed {
  readonly lines: { level: string; message: string; fields: Record<string, unknown> }[]
  readonly coverage: LibraryCoverage[]
}

let app: MadeApp
afterEach(() => app.remove())

const register = join(fixtures, 'print-spans.js')
const requireRegister = `require(${JSON.stringify(register)})`

const library = (name: string, version: string, main = '') => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version, main: 'index.js' }),
  [`node_modules/${name}/index.js`]: main,
})
const fakeRedis = {
  ...library('redis', '5.8.0', `require('@redis/client')`),
  ...library('@redis/client', '5.8.0'),
}

async function run(
  nodeArgs: string[] = ['--require', register],
  env: Record<string, string> = {},
): Promise<Printed> {
  const { result, err, code } = await runChild(app.entry, { nodeArgs, env, cwd: app.folder })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return result as Printed
}

test('given a library in a version that is known, when it was loaded, then it counts as patched', async () => {
  app = makeApp({ 'server.js': `require('ioredis'); printSpans()`, ...fakeIoredis })
  expect((await run()).coverage).toEqual([
    { library: 'ioredis', instrumentation: 'ioredis', state: 'patched', version: '5.4.1' },
  ])
})

test('given a library that the app has, when it was not loaded yet, then it counts as not loaded', async () => {
  app = makeApp({ 'server.js': 'printSpans()', ...fakeIoredis })
  expect((await run()).coverage).toEqual([
    { library: 'ioredis', instrumentation: 'ioredis', state: 'not loaded' },
  ])
})

test('given a version that the instrumentation does not know, when it was loaded, then both are named', async () => {
  app = makeApp({ 'server.js': `require('pg'); printSpans()`, ...library('pg', '99.1.0') })
  expect((await run()).coverage).toEqual([
    {
      library: 'pg',
      instrumentation: 'pg',
      state: 'out of range',
      version: '99.1.0',
      range: expect.stringMatching(/^>=8/),
    },
  ])
})

test('given a library that is instrumented in a package below it, when it was loaded, then both count as patched', async () => {
  app = makeApp({ 'server.js': `require('redis'); printSpans()`, ...fakeRedis })
  expect((await run()).coverage.map(({ library, state }) => [library, state])).toEqual([
    ['redis', 'patched'],
    ['@redis/client', 'patched'],
  ])
})

test('given a library loaded first, when tracing starts, then the file that did it is named', async () => {
  app = makeApp({
    'server.js': `require('./cache'); ${requireRegister}; printSpans()`,
    'cache.js': `require('ioredis')`,
    ...fakeIoredis,
  })
  const { coverage, lines } = await run([])
  const loadedBy = { file: join(app.folder, 'cache.js') }
  expect(coverage).toEqual([
    { library: 'ioredis', instrumentation: 'ioredis', state: 'loaded too early', loadedBy },
  ])
  expect(lines).toEqual([
    { level: 'warn', message: expect.stringContaining('register before it'), fields: expect.anything() },
  ])
})

test('given a library loaded first by another package, when tracing starts, then the file of the app and that package are named', async () => {
  app = makeApp({
    'server.js': `require('./sessions'); ${requireRegister}; printSpans()`,
    'sessions.js': `require('@some/session-store')`,
    ...library('@some/session-store', '1.0.0', `require('ioredis')`),
    ...fakeIoredis,
  })
  const { coverage, lines } = await run([])
  const file = join(app.folder, 'sessions.js')
  expect(coverage[0]?.loadedBy).toEqual({ file, through: '@some/session-store' })
  expect(lines[0]?.message).toContain(`by ${file} through @some/session-store, `)
})

test('given a library loaded first, when it is required again later, then it is patched and still said to be early', async () => {
  app = makeApp({
    'server.js': `require('./cache'); ${requireRegister}; require('ioredis'); printSpans()`,
    'cache.js': `require('ioredis')`,
    ...fakeIoredis,
  })
  expect((await run([])).coverage).toEqual([
    {
      library: 'ioredis',
      instrumentation: 'ioredis',
      state: 'patched',
      version: '5.4.1',
      loadedBy: { file: join(app.folder, 'cache.js') },
    },
  ])
})

test('given a library imported by a module before tracing starts, when it does, then it counts as too early, by nobody known', async () => {
  app = makeApp({
    'server.mjs': `import 'ioredis'; await import(${JSON.stringify(register)}); printSpans()`,
    ...fakeIoredis,
  })
  const { coverage, lines } = await run([])
  expect(coverage).toEqual([{ library: 'ioredis', instrumentation: 'ioredis', state: 'loaded too early' }])
  expect(lines[0]?.message).toMatch(
    /^ioredis was loaded before tracing started, by an import, .*: start with node --import @voluntarily\/observability\/register, before any other --import$/,
  )
})

test('given an app of modules that imports tracing first, when no --import was given, then a library with files of its own does not count as patched', async () => {
  app = makeApp({
    'server.mjs': `import ${JSON.stringify(register)}; import 'ioredis'; printSpans()`,
    ...fakeIoredis,
    'node_modules/ioredis/index.js': `require('./parts'); ${fakeIoredis['node_modules/ioredis/index.js']}`,
    'node_modules/ioredis/parts.js': '',
  })
  const { coverage, lines } = await run([])
  expect(coverage[0]?.state).toMatch(/^loaded (too early|unseen)$/)
  for (const { message } of lines) expect(message).toContain('start with node --import')
})

test('given an app of modules, when it imports a library, then it counts as patched', async () => {
  app = makeApp({ 'server.mjs': `import 'ioredis'; printSpans()`, ...fakeIoredis })
  expect((await run(['--import', register])).coverage).toMatchObject([
    { library: 'ioredis', state: 'patched', version: '5.4.1' },
  ])
})

test('given an instrumentation that is turned off, when it is asked for, then it is said to be off', async () => {
  app = makeApp({ 'server.js': `require('ioredis'); printSpans()`, ...fakeIoredis })
  expect((await run(undefined, { OTEL_NODE_DISABLED_INSTRUMENTATIONS: 'ioredis' })).coverage).toEqual([
    { library: 'ioredis', instrumentation: 'ioredis', state: 'off' },
  ])
})
