import { join } from 'node:path'
import { fakeIoredis, type MadeApp, makeApp } from './support/make-app'
import { fixtures, runChild } from './support/run-child'

interface Printed {
  readonly spans: { name: string; kind: number; scope: string; attributes: Record<string, unknown> }[]
  readonly lines: { level: string; message: string; fields: Record<string, unknown> }[]
}

let app: MadeApp
afterEach(() => app.remove())

const register = join(fixtures, 'print-spans.js')
const clientScopes = (printed: Printed) =>
  printed.spans.filter(({ kind }) => kind === 2).map(({ scope, name }) => [scope, name])

async function run(how: string[], cwd?: string): Promise<Printed> {
  const { result, err, code } = await runChild(app.entry, { nodeArgs: how, cwd: cwd ?? app.folder })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return result as Printed
}

const usesRedis = `
  const http = require('node:http')
  const Redis = require('ioredis')
  const server = http.createServer(async (req, res) => { await new Redis().get('key'); res.end() })
  server.listen(0, '127.0.0.1', async () => {
    await fetch('http://127.0.0.1:' + server.address().port)
    server.close(globalThis.printSpans)
    server.closeAllConnections()
  })
`

test('given an app that alone sees its library, when it uses it, then there are spans of it', async () => {
  app = makeApp({ 'server.js': usesRedis, ...fakeIoredis })

  expect(clientScopes(await run(['--require', register]))).toEqual([
    ['@opentelemetry/instrumentation-ioredis', 'get'],
    ['@opentelemetry/instrumentation-undici', 'GET'],
  ])
})

test('given an entry script that is started from elsewhere, when it uses its library, then there are spans of it', async () => {
  app = makeApp({ 'server.js': usesRedis, ...fakeIoredis })

  expect(clientScopes(await run(['--require', register], fixtures))).toContainEqual([
    '@opentelemetry/instrumentation-ioredis',
    'get',
  ])
})

test('given a library that is loaded before tracing starts, when it does, then a warning names it', async () => {
  app = makeApp({
    'server.js': `require('ioredis'); require(${JSON.stringify(register)}); globalThis.printSpans()`,
    ...fakeIoredis,
  })

  expect((await run([])).lines).toEqual([
    {
      level: 'warn',
      message: expect.stringContaining(`ioredis was loaded before tracing started, by ${app.entry}, `),
      fields: { library: 'ioredis', loadedBy: { file: app.entry } },
    },
  ])
})

test('given an app of modules, when it is started with --import, then what it imports is traced', async () => {
  app = makeApp({
    'server.mjs': `
      import { createServer, get } from 'node:http'
      import Redis from 'ioredis'
      const server = createServer(async (req, res) => { await new Redis().get('key'); res.end() })
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
      await new Promise((resolve) => get('http://127.0.0.1:' + server.address().port, (res) => res.resume().on('end', resolve)))
      server.close(globalThis.printSpans)
      server.closeAllConnections()
    `,
    ...fakeIoredis,
  })

  expect(clientScopes(await run(['--import', register]))).toEqual([
    ['@opentelemetry/instrumentation-ioredis', 'get'],
    ['@opentelemetry/instrumentation-http', 'GET'],
  ])
})

test('given an app of modules, when it is started with --require, then what it imports is traced', async () => {
  app = makeApp(
    {
      'server.js': `
      import Redis from 'ioredis'
      import { withSpan } from '@voluntarily/tracing'
      await withSpan('job', () => new Redis().get('key'))
      globalThis.printSpans()
    `,
      'package.json': '{ "type": "module" }',
      ...fakeIoredis,
    },
    { '@voluntarily/tracing': 'packages/tracing' },
  )

  expect(clientScopes(await run(['--require', register]))).toEqual([
    ['@opentelemetry/instrumentation-ioredis', 'get'],
  ])
})

test('given calls to a database outside of a request, when they are made, then they make no traces of their own', async () => {
  app = makeApp({
    'job.js': `new (require('ioredis'))().get('key').then(globalThis.printSpans)`,
    ...fakeIoredis,
  })

  expect((await run(['--require', register])).spans).toEqual([])
})

test('given an app with another copy of the api, when tracing starts, then an error line names both', async () => {
  app = makeApp({
    'server.js': `require('@opentelemetry/api'); globalThis.printSpans()`,
    'node_modules/@opentelemetry/api/package.json':
      '{ "name": "@opentelemetry/api", "version": "1.8.0", "main": "build/src/index.js" }',
    'node_modules/@opentelemetry/api/build/src/index.js': 'module.exports = {}',
  })

  const { lines } = await run(['--require', register])
  expect(lines).toEqual([
    {
      level: 'error',
      message: expect.stringContaining('2 copies of @opentelemetry/api'),
      fields: { copies: [expect.any(String), expect.stringContaining(app.folder)] },
    },
  ])
})

test('given a variable of OpenTelemetry that nothing honours, when tracing starts, then a warning names it', async () => {
  app = makeApp({ 'server.js': 'globalThis.printSpans()' })
  const { result } = await runChild(app.entry, {
    nodeArgs: ['--require', register],
    env: { OTEL_TRACE_EXPORTER: 'none', OTEL_SERVICE_NAME: 'x' },
  })

  expect((result as Printed).lines).toEqual([
    {
      level: 'warn',
      message: 'OTEL_TRACE_EXPORTER is set, but nothing honours it',
      fields: { variable: 'OTEL_TRACE_EXPORTER' },
    },
  ])
})
