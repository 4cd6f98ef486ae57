import { otlpLogsSpecs, otlpMetricsSpecs, otlpSpecs, otlpTracesSpecs } from '@voluntarily/otlp'

const shared = Object.keys(otlpSpecs).filter((name) => name !== 'OTEL_SDK_DISABLED')

test.each([
  ['TRACES', otlpTracesSpecs],
  ['METRICS', otlpMetricsSpecs],
  ['LOGS', otlpLogsSpecs],
])(
  'given the variables for %s, when they are listed, then there is one for each shared one',
  (signal, specs) => {
    expect(Object.keys(specs).sort()).toEqual(
      shared.map((name) => name.replace('OTLP_', `OTLP_${signal}_`)).sort(),
    )
  },
)

test('given the specs, when those that hold secrets are looked at, then they say so', () => {
  const all = { ...otlpSpecs, ...otlpTracesSpecs, ...otlpMetricsSpecs, ...otlpLogsSpecs }
  const secret = Object.entries(all).filter(([, spec]) => spec.secret)
  expect(secret.map(([name]) => name)).toEqual([
    'OTEL_EXPORTER_OTLP_HEADERS',
    'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
    'OTEL_EXPORTER_OTLP_METRICS_HEADERS',
    'OTEL_EXPORTER_OTLP_LOGS_HEADERS',
  ])
})
