import { setTimeout as delay } from 'node:timers/promises'
import { type ReceivedRecord, type StandInOptions, standIn } from '../../logger/test/support/viewer-stand-in'
import { type Line, startApp } from './support/start-app'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

async function start(env: Record<string, string | undefined> = {}, options?: StandInOptions) {
  const viewer = await standIn(options)
  open.push(viewer)
  const app = await startApp(env.APP ?? 'app.js', {
    nodeArgs: ['--expose-gc'],
    env: {
      OTEL_TRACES_EXPORTER: undefined,
      OTEL_EXPORTER_OTLP_ENDPOINT: viewer.base,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '100',
      API_TOKEN: 'a-very-secret-token',
      ...env,
    },
  })
  return { viewer, app }
}

type Viewer = Awaited<ReturnType<typeof standIn>>

async function record(viewer: Viewer, message: string): Promise<ReceivedRecord> {
  for (let tries = 0; tries < 250; tries++) {
    const found = viewer.records().find((one) => one.message === message)
    if (found) return found
    await delay(20)
  }
  throw new Error(`no "${message}" among ${viewer.messages().join(', ')}`)
}

const idsOf = ({ trace_id, span_id }: Line) => ({ traceId: trace_id, spanId: span_id })
const hanging: StandInOptions = { answer: ({ url }) => url === '/v1/logs' }

test.each(['json', 'pretty'])(
  'given the trace viewer and the format %s, when a request logs, then its lines arrive, masked, and no spans of their sending',
  async (format) => {
    const { viewer, app } = await start({ LOG_FORMAT: format })
    const traceId = (await fetch(app.url)).headers.get('x-trace-id')
    await record(viewer, 'request completed')
    app.kill('SIGTERM')
    await app.exit()

    expect(viewer.messages()).toEqual(['in a route', 'after a timer, with [redacted]', 'request completed'])
    expect(new Set(viewer.records().map((one) => one.traceId))).toEqual(new Set([traceId]))
    expect(viewer.bodies.join('')).not.toContain('a-very-secret-token')
    expect(viewer.methods()).toEqual(['HEAD', 'POST'])
    const spans = viewer.spanBodies.join('')
    expect(spans).toContain(traceId)
    expect(spans).not.toContain('/v1/logs')
    expect(spans.match(/"spanId"/g)).toHaveLength(1)
    expect(viewer.asked.filter(({ headers }) => 'traceparent' in headers)).toEqual([])
  },
)

test('given a request that fails, then its line arrives with ids, severity and exception', async () => {
  const { viewer, app } = await start()
  await fetch(`${app.url}/fail`)
  const sent = await record(viewer, 'request completed')
  const line = await app.line(({ route }) => route === '/fail')

  expect(sent).toMatchObject({
    ...idsOf(line),
    severityNumber: 17,
    severityText: 'error',
    timeUnixNano: `${Date.parse(String(line.time))}000000`,
    attributes: {
      route: '/fail',
      status: '500',
      requestId: line.requestId,
      'exception.type': 'Error',
      'exception.message': 'it broke',
      'exception.stacktrace': (line.err as { stack: string }).stack,
    },
    resource: { 'service.name': line.service, 'deployment.environment.name': 'development' },
  })
})

test('given startTracing in place of register, then lines arrive too, forceFlush sends them, and a second call returns the same handle', async () => {
  const viewer = await standIn()
  open.push(viewer)
  const app = await startApp('own-tracing.js', {
    env: { OTEL_TRACES_EXPORTER: undefined, ENDPOINT: viewer.base },
  })
  const answer = await fetch(app.url)

  expect(await answer.json()).toEqual({ same: true })
  expect(viewer.records()).toMatchObject([{ message: 'in a route', severityText: 'warn' }])
})

test('given a SIGTERM, then what waits is sent before the process ends', async () => {
  const { viewer, app } = await start()
  await fetch(`${app.url}/users/1`)
  app.kill('SIGTERM')

  expect((await app.exit()).code).toBe(0)
  expect(viewer.messages()).toEqual(['request completed'])
})

test('given a crash, then its line is sent before the process ends', async () => {
  const { viewer, app } = await start()
  fetch(`${app.url}/crash`).catch(() => {})

  expect((await app.exit()).code).toBe(1)
  expect(viewer.records()[0]).toMatchObject({
    message: 'uncaught exception',
    severityNumber: 21,
    attributes: { 'exception.message': 'crashed in a timer' },
  })
})

test('given a viewer that never answers, when SIGTERM comes, then the shutdown does not fail, and nothing is said', async () => {
  const { viewer, app } = await start({}, hanging)
  await fetch(`${app.url}/users/1`)
  app.kill('SIGTERM')

  expect((await app.exit()).code).toBe(0)
  expect(viewer.methods()).toEqual(['HEAD'])
  expect(app.lines().at(-1)?.msg).toBe('shutdown: done')
  expect(app.lines().filter(({ level }) => level !== 'info')).toEqual([])
  expect(app.stderr()).toBe('')
})

test('given a flood of lines and a viewer that never answers, then little of it is kept, all is written, and the app goes on', async () => {
  const { app } = await start({}, hanging)
  const answer = await fetch(`${app.url}/flood/100000`)
  const { written, grownBytes } = (await answer.json()) as Record<string, number>

  expect(grownBytes).toBeLessThan(16 * 1024 * 1024)
  expect(written).toBe(100_000)
  expect((await fetch(`${app.url}/users/1`)).status).toBe(200)
})

test.each<[string, Record<string, string | undefined>]>([
  ['production', { NODE_ENV: 'production', SHUTDOWN_DRAIN_MS: '0' }],
  ['a test that sends spans', { NODE_ENV: 'test', OTEL_TRACES_EXPORTER: 'otlp' }],
  ['gRPC', { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }],
  ['no exporter', { OTEL_TRACES_EXPORTER: 'none' }],
  ['the SDK switched off', { OTEL_SDK_DISABLED: 'true' }],
  ['OTEL_LOGS_EXPORTER=none', { OTEL_LOGS_EXPORTER: 'none' }],
])('given %s, when a request logs, then no line is sent, and nobody is asked', async (_what, env) => {
  const { viewer, app } = await start(env)
  await fetch(app.url)
  await delay(900)
  app.kill('SIGTERM')
  await app.exit()

  expect(viewer.methods()).toEqual([])
})
