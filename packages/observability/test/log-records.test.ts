import { grpcLogSink, httpLogSink, type LogSink } from './support/log-sink'
import { startApp } from './support/start-app'

let sink: LogSink
afterEach(() => sink.close())

async function start(app: string, env: Record<string, string> = {}) {
  return startApp(app, {
    env: {
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_LOGS_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
      OTEL_SERVICE_NAME: 'shop',
      API_TOKEN: 'a-very-secret-token',
      ...env,
    },
  })
}

test.each([
  ['http/protobuf', httpLogSink],
  ['http/json', httpLogSink],
  ['grpc', grpcLogSink],
])(
  'given OTEL_LOGS_EXPORTER=otlp and %s, when a request logs, then its lines are log records, masked, and each comes once',
  async (protocol, startSink) => {
    sink = await startSink()
    const app = await start('app.js', { OTEL_EXPORTER_OTLP_PROTOCOL: protocol })
    await fetch(app.url)
    await fetch(`${app.url}/fail`)
    app.kill('SIGTERM')
    expect((await app.exit()).code).toBe(0)

    const lines = app.lines().filter(({ msg }) => msg !== 'shutdown: done')
    expect(sink.records.map(({ message }) => message)).toEqual(lines.map(({ msg }) => msg))
    expect(lines.filter(({ level }) => level === 'warn')).toEqual([])
    for (const [at, line] of lines.entries())
      expect(sink.records[at]).toMatchObject({
        scope: '@voluntarily/logger',
        service: 'shop',
        severityText: line.level,
        timeMs: Date.parse(String(line.time)),
        traceId: line.trace_id,
        spanId: line.span_id,
      })
    expect(lines.some(({ msg }) => msg === 'after a timer, with [redacted]')).toBe(true)
    const failed = sink.records.find(({ severityNumber }) => severityNumber === 17)
    expect(failed?.attributes).toEqual(
      expect.arrayContaining([
        { key: 'route', value: { stringValue: '/fail' } },
        { key: 'status', value: { intValue: '500' } },
        { key: 'exception.message', value: { stringValue: 'it broke' } },
      ]),
    )
    expect(JSON.stringify(failed?.attributes)).not.toContain('"service"')
  },
)

test('given an address for log records alone, then they go there, and spans elsewhere', async () => {
  sink = await httpLogSink()
  const app = await start('app.js', {
    OTEL_TRACES_EXPORTER: 'none',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: `${sink.url}/own/logs`,
  })
  await fetch(app.url)
  app.kill('SIGTERM')
  await app.exit()

  expect(new Set(sink.paths)).toEqual(new Set(['/own/logs']))
})

test('given a crash, then its line is sent before the process ends', async () => {
  sink = await httpLogSink()
  const app = await start('app.js')
  fetch(`${app.url}/crash`).catch(() => {})
  expect((await app.exit()).code).toBe(1)

  expect(sink.records).toContainEqual(
    expect.objectContaining({ message: 'uncaught exception', severityText: 'fatal', severityNumber: 21 }),
  )
})

test.each([
  ['beside the library', { ADOPTED: 'no' }],
  ['beside the library, and no spans', { ADOPTED: 'no', OTEL_TRACES_EXPORTER: 'none' }],
  ['given to observe', { ADOPTED: 'yes' }],
])("given a pino of the app's own %s, then each of its lines is one log record", async (_which, env) => {
  sink = await httpLogSink()
  const app = await start('own-pino.js', env)
  await fetch(app.url)
  app.kill('SIGTERM')
  await app.exit()

  const messages = sink.records.map(({ message }) => message)
  for (const message of ['by its own', "by the process's", 'request completed'])
    expect(messages.filter((one) => one === message)).toEqual([message])
  expect(app.lines().filter(({ msg }) => String(msg).includes('pino was loaded'))).toEqual([])
})

test('given a collector that is away, then the app goes on and ends as ever, and one line tells of it', async () => {
  sink = await httpLogSink()
  sink.close()
  const app = await start('app.js', {
    OTEL_TRACES_EXPORTER: 'none',
    OTEL_BLRP_SCHEDULE_DELAY: '10',
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
  })
  await fetch(app.url)
  await app.line(({ level }) => level === 'warn')
  await fetch(app.url)
  app.kill('SIGTERM')

  expect((await app.exit()).code).toBe(0)
  expect(app.lines().filter(({ level }) => level !== 'info')).toEqual([
    expect.objectContaining({
      msg: `log records cannot be sent to ${sink.url}/v1/logs; the app goes on without them`,
      remedy: expect.stringContaining('OTEL_LOGS_EXPORTER=none'),
    }),
  ])
})

test("given all that OpenTelemetry's own code has to say, then it is in the log, and not in what is sent", async () => {
  sink = await httpLogSink()
  const app = await start('app.js', {
    LOG_LEVEL: 'debug',
    OTEL_LOG_LEVEL: 'ALL',
    OTEL_BLRP_SCHEDULE_DELAY: '10',
  })
  await fetch(app.url)
  app.kill('SIGTERM')
  await app.exit()

  expect(app.stdout()).toContain('"from":"opentelemetry"')
  expect(sink.records).not.toEqual([])
  expect(JSON.stringify(sink.records)).not.toContain('opentelemetry')
})

test('given OTEL_LOGS_EXPORTER=console and a console that is captured, then each line is printed once as a record', async () => {
  sink = await httpLogSink()
  const app = await start('app.js', { OTEL_LOGS_EXPORTER: 'console', LOG_CAPTURE_CONSOLE: 'true' })
  await fetch(app.url)
  app.kill('SIGTERM')
  await app.exit()

  expect(app.stdout().split("body: 'in a route'")).toHaveLength(2)
  expect(sink.paths).not.toContain('/v1/logs')
})
