import { join } from 'node:path'
import { makeApp } from './support/make-app'
import { fixtures, runChild } from './support/run-child'

async function run(env: Record<string, string>): Promise<string> {
  const app = makeApp(
    { 'job.js': `require('pino')().info('hello'); globalThis.printSpans()` },
    { pino: 'node_modules/pino' },
  )
  const nodeArgs = ['--require', join(fixtures, 'print-spans.js')]
  const { out, code, err } = await runChild(app.entry, { nodeArgs, cwd: app.folder, env })
  app.remove()
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out
}

test('given OTEL_LOGS_EXPORTER, when a line is logged, then it goes out as a log record too', async () => {
  expect(await run({ OTEL_LOGS_EXPORTER: 'console' })).toContain("body: 'hello'")
})

test('given sdk-node for another reason, when a line is logged, then it is not sent', async () => {
  const out = await run({ OTEL_NODE_RESOURCE_DETECTORS: 'os' })

  expect(out).toContain('"msg":"hello"')
  expect(out).not.toContain("body: 'hello'")
})
