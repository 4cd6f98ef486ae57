import { loadConfig } from '@voluntarily/config'
import { type MetricsOptions, metricsSpecs } from '@voluntarily/metrics'
import { resolveSettings } from '../src/resolve-settings'

const before = { ...process.env }
afterEach(() => {
  process.env = { ...before }
})

function settingsOf(environment: Record<string, string>, options: MetricsOptions = {}) {
  process.env = { ...environment }
  return resolveSettings(options)
}

test.each<[string, Record<string, string>, MetricsOptions, string[]]>([
  ['nothing', {}, {}, []],
  ['a variable', { OTEL_METRICS_EXPORTER: 'prometheus' }, {}, ['prometheus']],
  ['several', { OTEL_METRICS_EXPORTER: ' otlp, emf,otlp ' }, {}, ['otlp', 'emf']],
  ['none among several', { OTEL_METRICS_EXPORTER: 'otlp,none' }, {}, []],
  ['a variable that is empty', { OTEL_METRICS_EXPORTER: '' }, {}, []],
  ['an option against the variable', { OTEL_METRICS_EXPORTER: 'otlp' }, { exporter: 'console' }, ['console']],
  ['several in code', {}, { exporter: ['console', 'prometheus'] }, ['console', 'prometheus']],
  ['none in code', { OTEL_METRICS_EXPORTER: 'otlp' }, { exporter: 'none' }, []],
  ['NODE_ENV=test', { NODE_ENV: 'test' }, {}, []],
  ['NODE_ENV=test and an exporter', { NODE_ENV: 'test', OTEL_METRICS_EXPORTER: 'emf' }, {}, ['emf']],
  ['a disabled SDK', { OTEL_SDK_DISABLED: 'true', OTEL_METRICS_EXPORTER: 'otlp' }, {}, []],
])(
  'given %s, when the settings are read, then metrics go there',
  (_what, environment, options, exporters) => {
    expect(settingsOf(environment, options).exporters).toEqual(exporters)
  },
)

test('given nothing, when the settings are read, then these are the defaults', () => {
  expect(settingsOf({ OTEL_SERVICE_NAME: '@shop/web' })).toMatchObject({
    prometheus: { host: '127.0.0.1', port: 9464 },
    otlp: { url: 'http://localhost:4318/v1/metrics', protocol: 'http/protobuf' },
    temporality: 'cumulative',
    exponential: false,
    intervalMs: 60_000,
    timeoutMs: 30_000,
    cardinalityLimit: 2000,
    emf: { namespace: 'shop/web', dimensions: undefined },
    shutdownTimeoutMs: 3000,
  })
})

test('given the standard variables, when the settings are read, then they keep their meaning', () => {
  const settings = settingsOf({
    OTEL_EXPORTER_PROMETHEUS_HOST: '0.0.0.0',
    OTEL_EXPORTER_PROMETHEUS_PORT: '9999',
    OTEL_METRIC_EXPORT_INTERVAL: '5000',
    OTEL_METRIC_EXPORT_TIMEOUT: '2000',
    OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://collector/in',
    OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: 'LowMemory',
    OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION: 'base2_exponential_bucket_histogram',
    AWS_EMF_NAMESPACE: 'Shop/Live',
    METRICS_EMF_DIMENSIONS: 'http.route, http.request.method',
  })
  expect(settings).toMatchObject({
    prometheus: { host: '0.0.0.0', port: 9999 },
    otlp: { url: 'http://collector/in' },
    temporality: 'lowmemory',
    exponential: true,
    intervalMs: 5000,
    timeoutMs: 2000,
    emf: { namespace: 'Shop/Live', dimensions: ['http.route', 'http.request.method'] },
  })
})

test.each([
  ['the variable', { OTEL_METRIC_EXPORT_INTERVAL: '1000' }, {}],
  ['the option', {}, { intervalMs: 1000 }],
])(
  'given %s for an interval below the time-out, when the settings are read, then the time-out is lowered',
  (_what, environment, options) => {
    expect(settingsOf(environment, options)).toMatchObject({ intervalMs: 1000, timeoutMs: 1000 })
  },
)

test('given options and variables, when the settings are read, then the options go first', () => {
  const environment = {
    OTEL_EXPORTER_PROMETHEUS_HOST: '10.0.0.1',
    OTEL_EXPORTER_PROMETHEUS_PORT: '1',
    OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://variable',
    AWS_EMF_NAMESPACE: 'variable',
  }
  const options = { host: 'localhost', port: 0, endpoint: 'http://code', namespace: 'code' }
  expect(settingsOf(environment, options)).toMatchObject({
    prometheus: { host: '127.0.0.1', port: 0 },
    otlp: { url: 'http://code/v1/metrics' },
    emf: { namespace: 'code' },
  })
})

test('given variables that are wrong, when the settings are read, then defaults are taken and loadConfig says so', () => {
  const { exporters, intervalMs, emf } = settingsOf({
    OTEL_SERVICE_NAME: 'shop',
    OTEL_METRICS_EXPORTER: 'promtheus',
    OTEL_METRIC_EXPORT_INTERVAL: '0',
    AWS_EMF_NAMESPACE: 'a,b',
  })
  expect({ exporters, intervalMs, namespace: emf.namespace }).toEqual({
    exporters: [],
    intervalMs: 60_000,
    namespace: 'shop',
  })
  expect(namesIn(() => loadConfig({}))).toEqual([
    'AWS_EMF_NAMESPACE',
    'OTEL_METRICS_EXPORTER',
    'OTEL_METRIC_EXPORT_INTERVAL',
  ])
})

test('given a namespace that CloudWatch would refuse, when config is loaded, then the error is told as every other', () => {
  settingsOf({ AWS_EMF_NAMESPACE: '$$$' })
  expect(() => loadConfig({})).toThrow(
    `- AWS_EMF_NAMESPACE: expected 1 to 255 letters, digits, blanks and . / # : _ -; got "$$$".
  Change AWS_EMF_NAMESPACE, for example to shop, or remove AWS_EMF_NAMESPACE to get the default: the name of the service.`,
  )
})

test('given a wrong exporter, when the error says what to do, then its example is one that measures', () => {
  const { example } = metricsSpecs.OTEL_METRICS_EXPORTER
  expect(settingsOf({ OTEL_METRICS_EXPORTER: String(example) }).exporters).toEqual([example])
})

function namesIn(run: () => unknown): string[] {
  try {
    run()
    return []
  } catch (error) {
    return (error as { problems: { name: string }[] }).problems.map(({ name }) => name).sort()
  }
}

test('given the specs, when those that hold secrets are looked at, then they say so', () => {
  const secret = Object.entries(metricsSpecs).filter(([, spec]) => spec.secret)
  expect(secret.map(([name]) => name)).toEqual([
    'OTEL_EXPORTER_OTLP_HEADERS',
    'OTEL_EXPORTER_OTLP_METRICS_HEADERS',
  ])
})
