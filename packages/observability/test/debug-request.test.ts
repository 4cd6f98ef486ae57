import { type ReceivedSpan, receiveOtlp } from '../../tracing/test/support/otlp-receiver'
import { startApp } from './support/start-app'

const token = 'a-token-for-debugging'
const headers = { 'x-debug-token': token }

type App = Awaited<ReturnType<typeof startApp>>
type Receiver = Awaited<ReturnType<typeof receiveOtlp>>

let receiver: Receiver
beforeEach(async () => {
  receiver = await receiveOtlp()
})
afterEach(() => receiver.close())

function start(env: Record<string, string> = {}): Promise<App> {
  return startApp('debugged.js', {
    env: {
      DEBUG_TOKEN: token,
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '20',
      OTEL_LOGS_EXPORTER: 'none',
      ...env,
    },
  })
}

async function stop(...apps: App[]): Promise<void> {
  for (const app of apps) {
    app.kill('SIGTERM')
    await app.exit()
  }
}

const named = (spans: readonly ReceivedSpan[]) =>
  spans.map(({ service, name }) => `${service} ${name}`).sort()

test.each(['info', 'error', 'silent'])(
  'given LOG_LEVEL=%s and a sampler that keeps nothing, when one request has the token, then its lines and its trace are there, and those of no other',
  async (LOG_LEVEL) => {
    const app = await start({ LOG_LEVEL, OTEL_TRACES_SAMPLER: 'always_off', OTEL_SERVICE_NAME: 'one' })
    const [plain, debugged] = await Promise.all([
      fetch(`${app.url}/work`),
      fetch(`${app.url}/work`, { headers }),
    ])
    expect(await plain.json()).toEqual({ before: false, after: false, level: LOG_LEVEL })
    expect(await debugged.json()).toEqual({ before: true, after: true, level: LOG_LEVEL })
    await stop(app)

    const id = debugged.headers.get('x-trace-id')
    const lines = app.lines().filter(({ requestId }) => requestId === debugged.headers.get('x-request-id'))
    expect(lines.map(({ level, msg }) => `${level} ${msg}`)).toEqual([
      ...['debug before', 'debug from a quiet one', 'debug after', 'info request completed'],
    ])
    expect(lines.map(({ trace_id }) => trace_id)).toEqual([id, id, id, id])
    expect(app.lines().filter(({ level }) => level === 'debug')).toHaveLength(3)
    expect(named(receiver.spans)).toEqual(['one GET /work', 'one own work'])
    expect(receiver.spans.map(({ traceId }) => traceId)).toEqual([id, id])
    expect(app.stdout() + app.stderr() + JSON.stringify(receiver.spans)).not.toContain(token)
  },
)

test.each([
  ['always_off', {}],
  ['parentbased_always_off', { TRACE_PROPAGATE_TO: '127.0.0.1' }],
])(
  'given %s in two services with the same token, when a debug request goes through both, then both write its lines and keep its trace',
  async (OTEL_TRACES_SAMPLER, extra) => {
    const back = await start({ OTEL_TRACES_SAMPLER, ...extra, OTEL_SERVICE_NAME: 'back' })
    const front = await start({
      OTEL_TRACES_SAMPLER,
      ...extra,
      OTEL_SERVICE_NAME: 'front',
      NEXT_URL: back.url,
    })
    await fetch(`${front.url}/work`)
    const answer = await fetch(`${front.url}/work`, { headers })
    await stop(front, back)

    for (const app of [front, back]) {
      const lines = app.lines().filter(({ level }) => level === 'debug')
      expect(lines.map(({ trace_id }) => trace_id)).toEqual(Array(3).fill(answer.headers.get('x-trace-id')))
      expect(app.stdout()).not.toContain(token)
    }
    expect(named(receiver.spans)).toEqual([
      ...['back GET /work', 'back own work', 'front GET', 'front GET /work', 'front own work'],
    ])
  },
)

test.each([
  ['another token', { DEBUG_TOKEN: 'quite-another-token' }],
  ['no token', { DEBUG_TOKEN: '' }],
  ['no trust', { TRACE_TRUST_INCOMING: 'false' }],
])(
  'given a called service with %s, when a debug request calls it, then it does as ever',
  async (_what, env) => {
    const back = await start({ OTEL_TRACES_SAMPLER: 'always_off', OTEL_SERVICE_NAME: 'back', ...env })
    const front = await start({ OTEL_SERVICE_NAME: 'front', NEXT_URL: back.url })
    await fetch(`${front.url}/work`, { headers })
    await stop(front, back)
    expect(back.lines().filter(({ level }) => level === 'debug')).toEqual([])
    expect(named(receiver.spans)).toEqual(['front GET', 'front GET /work', 'front own work'])
  },
)

test('given a wrong token, a repeated one and the mark of another trace, then these are requests as any', async () => {
  const app = await start({ OTEL_TRACES_SAMPLER: 'always_off' })
  const mark = `voluntarily=d:${'0'.repeat(32)}`
  const wrong: Record<string, string>[] = [
    { 'x-debug-token': 'a-token-for-debuggin' },
    { 'x-debug-token': `${token}, ${token}` },
    { traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-00`, tracestate: mark },
    { traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-00`, tracestate: 'voluntarily=d:' },
  ]
  for (const sent of wrong) expect((await fetch(`${app.url}/work`, { headers: sent })).status).toBe(200)
  await stop(app)
  expect(app.lines().filter(({ level }) => level === 'debug')).toEqual([])
  expect(receiver.spans).toEqual([])
})

test('given the token, when the app looks at its headers, then it is not among them', async () => {
  const app = await start()
  expect(await (await fetch(`${app.url}/echo`, { headers })).text()).not.toContain('debug')
})

test('given DEBUG_TOKEN that is too short, when the app starts, then it is told without showing it', async () => {
  const app = await startApp('debugged.js', { env: { DEBUG_TOKEN: 'tooshort!' }, noListen: true })
  expect(await app.exit()).toMatchObject({ code: 1 })
  expect(app.stderr()).toContain(
    'DEBUG_TOKEN: expected a text of 16 to 1024 characters of ASCII, without blanks',
  )
  expect(app.stdout() + app.stderr()).not.toContain('tooshort!')
})

test('given one request in a hundred with the token under load, when all are answered, then only its lines are debug', async () => {
  const app = await start({ OTEL_TRACES_SAMPLER: 'always_off' })
  const debugged = new Set<string>()
  let sent = 0
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      while (sent < 1_000) {
        const isDebugged = sent++ % 100 === 7
        const answer = await fetch(`${app.url}/work`, { headers: isDebugged ? headers : {} })
        if (isDebugged) debugged.add(answer.headers.get('x-request-id') as string)
        expect(await answer.json()).toMatchObject({ before: isDebugged, after: isDebugged })
      }
    }),
  )
  await stop(app)
  const lines = app.lines().filter(({ level }) => level === 'debug')
  expect(lines).toHaveLength(30)
  expect(new Set(lines.map(({ requestId }) => requestId))).toEqual(debugged)
  expect(app.lines().filter(({ msg }) => msg === 'request completed').length).toBeGreaterThanOrEqual(1_000)
})
