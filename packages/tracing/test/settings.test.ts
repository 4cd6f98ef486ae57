import { loadConfig, throwDeferredProblems } from '@voluntarily/config'
import { startTracing, type Tracing, type TracingOptions, tracingSpecs } from '@voluntarily/tracing'
import { TracingOptionsError } from '../src/options'
import { resolveSettings } from '../src/resolve-settings'

const before = { ...process.env }
let tracing: Tracing | undefined
afterEach(async () => {
  process.env = { ...before }
  await tracing?.shutdown()
  tracing = undefined
})

test.each<[string, Record<string, string>, TracingOptions, string, string | undefined]>([
  ['nothing', {}, {}, 'otlp', 'http://localhost:4318/v1/traces'],
  [
    'an endpoint',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' },
    {},
    'otlp',
    'http://collector:4318/v1/traces',
  ],
  [
    'an endpoint for traces',
    { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://u:p@collector/x?key=1' },
    {},
    'otlp',
    'http://REDACTED:REDACTED@collector/x?key=REDACTED',
  ],
  [
    'an option against the variable',
    { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://a' },
    { endpoint: 'http://b:4318' },
    'otlp',
    'http://b:4318/v1/traces',
  ],
  ['grpc', { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, {}, 'otlp', 'http://localhost:4317'],
  ['jaeger', { OTEL_TRACES_EXPORTER: 'jaeger' }, {}, 'jaeger', 'http://localhost:14268/api/traces'],
  [
    'jaeger elsewhere',
    { OTEL_TRACES_EXPORTER: 'jaeger', OTEL_EXPORTER_JAEGER_ENDPOINT: 'http://j/api/traces' },
    {},
    'jaeger',
    'http://j/api/traces',
  ],
  [
    'a Jaeger agent',
    { OTEL_TRACES_EXPORTER: 'jaeger', OTEL_EXPORTER_JAEGER_AGENT_HOST: 'agent' },
    {},
    'jaeger',
    'udp://agent:6832',
  ],
  ['several', { OTEL_TRACES_EXPORTER: 'otlp, jaeger' }, {}, 'otlp,jaeger', 'http://localhost:4318/v1/traces'],
  [
    'several, the first without an address',
    { OTEL_TRACES_EXPORTER: 'console,otlp' },
    {},
    'console,otlp',
    'http://localhost:4318/v1/traces',
  ],
  ['none', { OTEL_TRACES_EXPORTER: 'none' }, {}, 'none', undefined],
  [
    'an exporter in code',
    { OTEL_TRACES_EXPORTER: 'none' },
    { exporter: 'otlp' },
    'otlp',
    'http://localhost:4318/v1/traces',
  ],
  ['NODE_ENV=test', { NODE_ENV: 'test' }, {}, 'none', undefined],
  [
    'NODE_ENV=test and an exporter',
    { NODE_ENV: 'test', OTEL_TRACES_EXPORTER: 'otlp' },
    {},
    'otlp',
    'http://localhost:4318/v1/traces',
  ],
  ['a disabled SDK', { OTEL_SDK_DISABLED: 'true' }, {}, 'none', undefined],
])(
  'given %s, when tracing is started, then it is clear where spans go',
  (_what, environment, options, exporter, endpoint) => {
    process.env = { NODE_ENV: 'production', ...environment }
    tracing = startTracing(options)

    expect({ exporter: tracing.exporter, endpoint: tracing.endpoint }).toEqual({ exporter, endpoint })
  },
)

test('given tracing that is started, when it is started again, then the first handle comes back; after a shutdown, a new one', async () => {
  tracing = startTracing()
  expect(startTracing({ exporter: 'console' })).toBe(tracing)
  const first = tracing
  await Promise.all([tracing.shutdown(), tracing.shutdown()])
  tracing = startTracing()

  expect(tracing).not.toBe(first)
})

test('given variables that are wrong, when tracing is started, then it starts with defaults and loadConfig says so', () => {
  process.env = {
    OTEL_TRACES_EXPORTER: 'jeager',
    OTEL_TRACES_SAMPLER: 'sometimes',
    OTEL_TRACES_SAMPLER_ARG: '7',
    OTEL_BSP_MAX_QUEUE_SIZE: '-1',
  }
  tracing = startTracing()

  expect(tracing.exporter).toBe('otlp')
  const expected = [
    'OTEL_BSP_MAX_QUEUE_SIZE',
    'OTEL_TRACES_EXPORTER',
    'OTEL_TRACES_SAMPLER',
    'OTEL_TRACES_SAMPLER_ARG',
  ]
  expect(problemsOf(() => loadConfig({}))).toEqual(expected)
  expect(throwDeferredProblems).not.toThrow()
})

test('given a share of the traces that is none, when config is loaded, then the error is told as every other', () => {
  process.env = { OTEL_TRACES_SAMPLER_ARG: '2' }
  expect(resolveSettings({}).sampler.ratio).toBe(1)
  expect(() => loadConfig({})).toThrow(
    `- OTEL_TRACES_SAMPLER_ARG: expected a number, 0 to 1; got "2".
  Change OTEL_TRACES_SAMPLER_ARG, for example to 0.1, or remove OTEL_TRACES_SAMPLER_ARG to get the default: 1.`,
  )
})

test.each([
  'OTEL_BSP_SCHEDULE_DELAY',
  'OTEL_BSP_EXPORT_TIMEOUT',
  'OTEL_EXPORTER_OTLP_TIMEOUT',
  'OTEL_EXPORTER_OTLP_TRACES_TIMEOUT',
])('given %s with a time that no timer takes, when settings are read, then it is refused', (name) => {
  process.env = { [name]: '2147483648' }
  resolveSettings({})
  expect(problemsOf(() => loadConfig({}))).toEqual([name])
})

function problemsOf(run: () => unknown): string[] {
  try {
    run()
    return []
  } catch (error) {
    return (error as { problems: { name: string }[] }).problems.map(({ name }) => name).sort()
  }
}

test('given options that are wrong, when tracing is started, then one error names them all', () => {
  const options = {
    exporter: 'jeager',
    sampleRatio: 2,
    endpoint: 'localhost:4318',
    propagateTo: 'x',
    shutdownTimeoutMs: -1,
  }
  let error: unknown
  try {
    startTracing(options as never)
  } catch (thrown) {
    error = thrown
  }

  expect(error).toBeInstanceOf(TracingOptionsError)
  expect(error).toMatchObject({ code: 'ERR_TRACING_OPTIONS' })
  for (const name of Object.keys(options)) expect(String(error)).toContain(`${name}: expected`)
})

test.each([
  [
    'options that do not exist',
    { samplingRatio: 0.1, sampleRatio: 2 },
    /^options of startTracing are wrong:\n {2}samplingRatio: there is no such option, expected serviceName, .*\n {2}sampleRatio: expected .*$/,
  ],
  ['a time that no timer takes', { shutdownTimeoutMs: 2 ** 31 }, 'shutdownTimeoutMs: expected milliseconds'],
  ['no object', 'shop', "expected an object such as { serviceName: 'shop' }"],
  ['a list', ['otlp'], "expected an object such as { serviceName: 'shop' }"],
])(
  'given %s, when tracing is started, then the error says what is wrong and what there is',
  (_what, options, message) => {
    expect(() => startTracing(options as never)).toThrow(message)
  },
)

test('given every option that there is, when tracing is started, then none is refused', () => {
  tracing = startTracing({
    serviceName: 'shop',
    exporter: ['otlp', 'none'],
    endpoint: 'http://localhost:4318',
    sampleRatio: 0,
    trustIncoming: false,
    propagateTo: [],
    instrumentations: { express: true },
    resourceAttributes: {},
    spanProcessors: [],
    alsoHonoured: [],
    shutdownTimeoutMs: 0,
  } satisfies Required<TracingOptions>)

  expect(tracing.exporter).toBe('none')
})

test('given the variables of the SDK, when they are read, then they keep their standard meaning', () => {
  process.env = {
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0.25',
    OTEL_BSP_SCHEDULE_DELAY: '100',
    OTEL_ATTRIBUTE_COUNT_LIMIT: '10',
    OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT: '20',
    OTEL_EXPORTER_OTLP_HEADERS: 'a=1,b=2%20',
    OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'b=3',
    OTEL_LOG_LEVEL: 'debug',
  }
  expect(resolveSettings({})).toMatchObject({
    sampler: { name: 'parentbased_traceidratio', ratio: 0.25 },
    batch: { scheduledDelayMillis: 100, maxQueueSize: 2048 },
    limits: { attributeCountLimit: 10, attributeValueLengthLimit: 20 },
    otlp: { headers: { a: '1', b: '3' } },
    logLevel: 'DEBUG',
  })
})

test('given the specs, when those that hold secrets are looked at, then they say so', () => {
  const secret = Object.entries(tracingSpecs)
    .filter(([, spec]) => spec.secret)
    .map(([name]) => name)
  expect(secret).toEqual([
    'OTEL_EXPORTER_OTLP_HEADERS',
    'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
    'OTEL_EXPORTER_JAEGER_PASSWORD',
    'OTEL_EXPORTER_OTLP_LOGS_HEADERS',
  ])
})
