import { join } from 'node:path'
import { fakeIoredis, type MadeApp, makeApp } from './support/make-app'
import { fixtures, runChild } from './support/run-child'

interface Line {
  readonly level: string
  readonly message: string
  readonly fields: Record<string, unknown>
}

let app: MadeApp
afterEach(() => app.remove())

const register = join(fixtures, 'print-spans.js')

async function linesAfterTheReport(files: Record<string, string>): Promise<Line[]> {
  app = makeApp({ ...files, ...fakeIoredis })
  const { result, err } = await runChild(app.entry, { nodeArgs: ['--require', register], cwd: app.folder })
  expect(err).toBe('')
  return (result as { lines: Line[] }).lines
}

const thenPrint = 'setTimeout(printSpans, 6_000)'
const pg = { 'node_modules/pg/package.json': '{ "version": "99.1.0" }', 'node_modules/pg/index.js': '' }

test('given libraries that are instrumented, when the app has run for a while, then one line says so at debug', async () => {
  const lines = await linesAfterTheReport({ 'server.js': `require('ioredis'); ${thenPrint}` })
  expect(lines).toEqual([
    {
      level: 'debug',
      message: 'instrumented libraries: ioredis 5.4.1 patched',
      fields: {
        coverage: [{ library: 'ioredis', instrumentation: 'ioredis', state: 'patched', version: '5.4.1' }],
      },
    },
  ])
})

test('given a version out of range, when the app has run for a while, then a warning says which would do and how to be rid of it', async () => {
  const lines = await linesAfterTheReport({ 'server.js': `require('pg'); ${thenPrint}`, ...pg })
  expect(lines.map(({ level, message }) => [level, message])).toEqual([
    [
      'warn',
      expect.stringMatching(
        /^pg 99\.1\.0 makes no spans, >=8\S* <9 would: install such a version, or set OTEL_NODE_DISABLED_INSTRUMENTATIONS=pg$/,
      ),
    ],
    ['debug', expect.stringMatching(/pg 99\.1\.0 out of range \(>=8\S* <9\); ioredis not loaded$/)],
  ])
})

test('given a process that has nothing more to do, when the report is not due yet, then it ends', async () => {
  expect(await linesAfterTheReport({ 'server.js': `require('ioredis'); printSpans()` })).toEqual([])
})

test('given an import without the hooks for it, when the app has run for a while, then a warning says how to start it', async () => {
  const lines = await linesAfterTheReport({
    'server.js': `import('ioredis').then(() => { ${thenPrint} })`,
  })
  expect(lines[0]).toMatchObject({
    level: 'warn',
    message: expect.stringMatching(/^ioredis makes no spans, because it was loaded by import: .* --import /),
  })
})
