import { readSettings } from '@voluntarily/config'
import { otlpMetricsSpecs, otlpSettings, otlpSpecs, otlpTracesSpecs } from '@voluntarily/otlp'

const specs = { ...otlpSpecs, ...otlpTracesSpecs, ...otlpMetricsSpecs }

function settings(signal: 'traces' | 'metrics', environment: Record<string, string>, endpoint?: string) {
  const { values } = readSettings(specs, { environment })
  return signal === 'traces'
    ? otlpSettings('traces', values, endpoint)
    : otlpSettings('metrics', values, endpoint)
}

test.each([
  ['nothing', {}, undefined, 'http://localhost:4318/v1/metrics'],
  ['a base', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:1' }, undefined, 'http://c:1/v1/metrics'],
  ['a base with a slash', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c/x/' }, undefined, 'http://c/x/v1/metrics'],
  ['a full address', { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://c/in' }, undefined, 'http://c/in'],
  [
    'both',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://a', OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://b/in' },
    undefined,
    'http://b/in',
  ],
  [
    'an address in code',
    { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://b/in' },
    'http://code',
    'http://code/v1/metrics',
  ],
  ['grpc', { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, undefined, 'http://localhost:4317'],
  [
    'grpc for metrics and a base',
    { OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: 'grpc', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4317' },
    undefined,
    'http://c:4317',
  ],
  [
    'another address for traces',
    { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://t' },
    undefined,
    'http://localhost:4318/v1/metrics',
  ],
])(
  'given %s, when the address for metrics is worked out, then it is that',
  (_what, environment, endpoint, url) => {
    expect(settings('metrics', environment, endpoint).url).toBe(url)
  },
)

test('given variables for all signals and for one, when they are read, then its own go first and headers are joined', () => {
  const environment = {
    OTEL_EXPORTER_OTLP_HEADERS: 'a=1,b=2%20',
    OTEL_EXPORTER_OTLP_METRICS_HEADERS: 'b=3',
    OTEL_EXPORTER_OTLP_TIMEOUT: '100',
    OTEL_EXPORTER_OTLP_METRICS_TIMEOUT: '200',
    OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
    OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json',
    OTEL_EXPORTER_OTLP_CERTIFICATE: '/all.pem',
    OTEL_EXPORTER_OTLP_METRICS_CLIENT_KEY: '/metrics.key',
  }
  expect(settings('metrics', environment)).toEqual({
    url: 'http://localhost:4318/v1/metrics',
    protocol: 'http/protobuf',
    headers: { a: '1', b: '3' },
    timeoutMs: 200,
    compression: 'gzip',
    certificates: {
      ca: '/all.pem',
      cert: undefined,
      key: '/metrics.key',
      variables: {
        ca: 'OTEL_EXPORTER_OTLP_CERTIFICATE',
        cert: 'OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE',
        key: 'OTEL_EXPORTER_OTLP_METRICS_CLIENT_KEY',
      },
    },
  })
  expect(settings('traces', environment)).toMatchObject({ timeoutMs: 100, protocol: 'http/json' })
})
