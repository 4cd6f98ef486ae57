import { receiveOtlp } from '../../tracing/test/support/otlp-receiver'
import { startApp } from './support/start-app'

interface SpanEvent {
  readonly name: string
  readonly timeUnixNano: string
  readonly attributes: { key: string; value: Record<string, unknown> }[]
}

function start(env: Record<string, string> = {}) {
  return startApp('debugged.js', { env: { LOG_BUFFER: 'on', ...env } })
}

test('given requests of which some fail, under load, when they have ended, then the debug lines of those are there, before their completion lines, and no others', async () => {
  const app = await start()
  await Promise.all(
    Array.from({ length: 200 }, (_, n) => fetch(n % 20 === 0 ? `${app.url}/fail/${n}` : `${app.url}/work`)),
  )
  app.kill('SIGTERM')
  await app.exit()
  const lines = app.lines()
  const failed = lines.filter(({ msg, status }) => msg === 'request completed' && status === 500)
  expect(failed).toHaveLength(10)
  for (const { requestId } of failed)
    expect(lines.filter((line) => line.requestId === requestId).map(({ msg }) => msg)).toEqual([
      ...['looking up', 'not there', 'request completed'],
    ])
  expect(lines.filter(({ level }) => level === 'debug')).toHaveLength(20)
})

test('given a trace that is kept, when its request fails, then its lines are events of its server span, masked', async () => {
  const receiver = await receiveOtlp()
  const app = await start({
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_LOGS_EXPORTER: 'none',
  })
  await fetch(`${app.url}/fail/7`)
  await fetch(`${app.url}/slow/1`)
  app.kill('SIGTERM')
  await app.exit()
  await receiver.close()

  const eventsOf = (name: string) =>
    (receiver.spans.find((span) => span.name === name) as unknown as { events?: SpanEvent[] }).events ?? []
  const events = eventsOf('GET /fail/:n').filter(({ name }) => name === 'log')
  const plain = events.map(({ attributes }) =>
    Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
  )
  expect(plain).toEqual([
    {
      'log.severity': 'debug',
      'log.message': 'looking up',
      n: expect.anything(),
      token: '[redacted]',
      uri: 'mongodb://[redacted]@h',
    },
    {
      'log.severity': 'debug',
      'log.message': 'not there',
      'exception.type': 'TypeError',
      'exception.message': 'no such thing',
      'exception.stacktrace': expect.stringContaining('debugged.js'),
    },
  ])
  const [first] = app.lines().filter(({ msg }) => msg === 'looking up')
  expect(events[0]?.timeUnixNano).toBe(`${Date.parse(String(first?.time))}000000`)
  expect(eventsOf('GET /slow/:ms')).toEqual([])
  expect(JSON.stringify(receiver.spans)).not.toContain('hunter22')
})

test('given LOG_BUFFER_SLOW_MS, when a request takes that long, then its lines are written', async () => {
  const app = await start({ LOG_BUFFER_SLOW_MS: '100' })
  await Promise.all([fetch(`${app.url}/slow/0`), fetch(`${app.url}/slow/120`)])
  const slow = await app.line(({ path }) => path === '/slow/120')
  await app.line(({ path }) => path === '/slow/0')
  expect(app.lines().filter(({ level }) => level === 'debug')).toMatchObject([
    { msg: 'slowly', requestId: slow.requestId },
  ])
})

test('given a crash, when a request is open, then its lines are written before its completion line', async () => {
  const app = await start()
  const hanging = fetch(`${app.url}/hang`).catch(() => {})
  await fetch(`${app.url}/slow/50`)
  await fetch(`${app.url}/crash`).catch(() => {})
  await hanging
  expect(await app.exit()).toMatchObject({ code: 1 })
  const { requestId } = app.lines().find(({ path }) => path === '/hang') ?? {}
  expect(app.lines().filter((line) => line.requestId === requestId)).toMatchObject([
    { msg: 'hanging' },
    { msg: 'request aborted', outcome: 'server_aborted' },
  ])
})

test('given a debug request, when it is well, then its lines are written at once', async () => {
  const DEBUG_TOKEN = 'a-token-for-debugging'
  const app = await start({ DEBUG_TOKEN })
  await fetch(`${app.url}/work`, { headers: { 'x-debug-token': DEBUG_TOKEN } })
  await app.line(({ msg }) => msg === 'request completed')
  expect(app.lines().filter(({ level }) => level === 'debug')).toHaveLength(3)
})

test('given no LOG_BUFFER, when a request fails, then no debug line is written', async () => {
  const app = await start({ LOG_BUFFER: '' })
  await fetch(`${app.url}/fail/1`)
  await app.line(({ status }) => status === 500)
  expect(app.lines().filter(({ level }) => level === 'debug')).toEqual([])
})
