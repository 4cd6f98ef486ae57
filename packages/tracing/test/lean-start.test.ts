import { join } from 'node:path'
import { fixtures, runChild } from './support/run-child'

async function loaded(env: Record<string, string>): Promise<string[]> {
  const { result, err } = await runChild(join(fixtures, 'loaded-modules.js'), { env })
  expect(err).toBe('')
  return result as string[]
}

test('given defaults, when tracing starts, then neither sdk-node nor an exporter nor an instrumentation without its library is loaded', async () => {
  const names = await loaded({})

  expect(names.filter((name) => name.startsWith('@opentelemetry/'))).toEqual([
    '@opentelemetry/api',
    '@opentelemetry/api-logs',
    '@opentelemetry/context-async-hooks',
    '@opentelemetry/core',
    '@opentelemetry/instrumentation',
    '@opentelemetry/instrumentation-mongoose',
    '@opentelemetry/resources',
    '@opentelemetry/sdk-trace',
    '@opentelemetry/semantic-conventions',
  ])
})

test.each([
  ['a configuration file', { OTEL_CONFIG_FILE: join(fixtures, 'otel.yaml') }],
  ['log records', { OTEL_LOGS_EXPORTER: 'console' }],
  ['more resource detectors', { OTEL_NODE_RESOURCE_DETECTORS: 'os' }],
])('given %s, when tracing starts, then sdk-node is loaded', async (_what, env) => {
  expect(await loaded({ OTEL_TRACES_EXPORTER: 'none', ...env })).toContain('@opentelemetry/sdk-node')
})

test('given OTEL_LOGS_EXPORTER=none, when tracing starts, then sdk-node is not loaded', async () => {
  expect(await loaded({ OTEL_LOGS_EXPORTER: 'none' })).not.toContain('@opentelemetry/sdk-node')
})

test('given OTEL_SDK_DISABLED, when tracing starts, then no instrumentation is loaded', async () => {
  expect(
    (await loaded({ OTEL_SDK_DISABLED: 'true' })).filter((name) => name.includes('instrumentation-')),
  ).toEqual([])
})
