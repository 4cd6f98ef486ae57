import { join } from 'node:path'
import { fixtures, runChild } from './support/run-child'
import { serve } from './support/serve'

interface Result {
  readonly lines: { fields: { remedy: string } }[]
}

async function remedyOf(exporter: string, env: Record<string, string>): Promise<string | undefined> {
  const { url, close } = await serve(() => {})
  await close()
  const { result } = await runChild(join(fixtures, 'span-and-shutdown.js'), { args: [exporter, url], env })
  return (result as Result).lines[0]?.fields.remedy
}

test('given no collector while developing, when spans cannot be sent, then the trace viewer is the first way out, before Jaeger', async () => {
  expect(await remedyOf('otlp', { NODE_ENV: 'development' })).toMatch(
    /^start the trace viewer \(npx @voluntarily\/trace-viewer\) or Jaeger \(docker run .*\), set OTEL_EXPORTER_OTLP_ENDPOINT to where it is, or OTEL_TRACES_EXPORTER=none$/,
  )
})

test.each<[string, string, Record<string, string>]>([
  ['production', 'otlp', { NODE_ENV: 'production' }],
  ['a test', 'otlp', { NODE_ENV: 'test' }],
  ['Thrift', 'jaeger', { NODE_ENV: 'development' }],
  ['gRPC', 'otlp', { NODE_ENV: 'development', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }],
])(
  'given %s, when spans cannot be sent, then the trace viewer, which would not take them, is not named',
  async (_what, exporter, env) => {
    expect(await remedyOf(exporter, env)).toMatch(/^start Jaeger \(docker run /)
  },
)
