import { join } from 'node:path'
import { makeApp } from './support/make-app'
import { fixtures, runChild } from './support/run-child'

const register = join(fixtures, 'print-spans.js')

async function run(env: Record<string, string>): Promise<string> {
  const app = makeApp(
    { 'job.js': `require('pino')().info('hello'); globalThis.printSpans()` },
    { pino: 'node_modules/pino' },
  )
  const nodeArgs = ['--require', register]
  const { out, code, err } = await runChild(app.entry, { nodeArgs, cwd: app.folder, env })
  app.remove()
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out
}

test('given OTEL_LOGS_EXPORTER, when a line is logged, then it goes out as a log record too', async () => {
  expect(await run({ OTEL_LOGS_EXPORTER: 'console' })).toContain("body: 'hello'")
})

test('given a pino that the app has loaded before, when tracing starts, then a warning says that its log records may be missing', async () => {
  const app = makeApp(
    { 'job.js': `require('pino'); require(${JSON.stringify(register)}); printSpans()` },
    { pino: 'node_modules/pino' },
  )
  const { result } = await runChild(app.entry, { cwd: app.folder, env: { OTEL_LOGS_EXPORTER: 'console' } })
  app.remove()

  const message = `pino was loaded before tracing started, by ${app.entry}, so that its log records may be missing: `
  expect(result).toMatchObject({ lines: [{ level: 'warn', message: expect.stringContaining(message) }] })
})

test('given sdk-node for another reason, when a line is logged, then it is not sent', async () => {
  const out = await run({ OTEL_NODE_RESOURCE_DETECTORS: 'os' })

  expect(out).toContain('"msg":"hello"')
  expect(out).not.toContain("body: 'hello'")
})
