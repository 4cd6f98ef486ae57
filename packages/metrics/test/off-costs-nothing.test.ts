import { runChild } from './support/run-child'

interface Loaded {
  readonly packages: string[]
  readonly active: string[]
}

async function load(options: object, env: Record<string, string> = {}): Promise<Loaded> {
  const { result, err } = await runChild('loaded-modules.js', [JSON.stringify(options)], env)
  expect(err).toBe('')
  return result as Loaded
}

test.each<[string, object, Record<string, string>]>([
  ['nothing', {}, {}],
  ['OTEL_METRICS_EXPORTER=none', {}, { OTEL_METRICS_EXPORTER: 'none' }],
  ['a disabled SDK', { exporter: 'prometheus' }, { OTEL_SDK_DISABLED: 'true' }],
])(
  'given %s, when metrics are started, then no part of the SDK is loaded and nothing runs or listens',
  async (_what, options, env) => {
    const { packages, active } = await load(options, env)

    expect(packages.filter((name) => /sdk|exporter|resources|instrumentation/.test(name))).toEqual([])
    expect(active).toEqual([])
  },
)

test.each(['otlp', 'prometheus'])(
  'given %s, when metrics are started, then the SDK is not loaded yet',
  async (exporter) => {
    const { packages } = await load({ exporter, port: 0 })

    expect(packages).not.toContain('@opentelemetry/sdk-metrics')
    expect(packages.filter((name) => /otlp/.test(name) && name !== '@voluntarily/otlp')).toEqual([])
  },
)
