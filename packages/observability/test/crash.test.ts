import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { startApp } from './support/start-app'

test.each([
  ['/crash', 'uncaught exception', 'crashed in a timer'],
  ['/reject', 'unhandled rejection', 'rejected in a timer'],
])(
  'given a crash at %s, then it is one fatal line, the open requests get theirs, and the code is 1',
  async (path, msg, message) => {
    const app = await startApp('app.js')
    const open = fetch(`${app.url}/hang`).catch(() => 'cut')
    await delay(100)
    await fetch(app.url + path).catch(() => 'cut')
    expect((await app.exit()).code).toBe(1)
    await open
    const lines = app.lines()
    const fatal = lines.filter(({ level }) => level === 'fatal')
    expect(fatal).toHaveLength(1)
    expect(fatal[0]).toMatchObject({ msg, err: { message, stack: expect.stringContaining('app.js') } })
    const routes = lines.filter(({ outcome }) => outcome === 'server_aborted').map(({ route }) => route)
    expect(routes.sort()).toEqual([path, '/hang'].sort())
  },
)

test('given a collector that hangs, when the process crashes, then nothing is answered any more', async () => {
  const collector = createServer(() => {}).listen(0, '127.0.0.1')
  await new Promise((resolve) => collector.once('listening', resolve))
  const { port } = collector.address() as AddressInfo
  const env = { OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` }
  const app = await startApp('app.js', { env })
  const open = fetch(`${app.url}/slow/400`).then(
    ({ status }) => status,
    () => 'cut',
  )
  await delay(100)
  await fetch(`${app.url}/crash`).catch(() => 'cut')
  await app.line(({ level }) => level === 'fatal')
  expect(
    await fetch(`${app.url}/users/1`).then(
      ({ status }) => status,
      () => 'cut',
    ),
  ).toBe('cut')
  expect(await open).toBe('cut')
  expect((await app.exit()).code).toBe(1)
  collector.closeAllConnections()
  collector.close()
})

test('given two rejections at once, then the first is the one fatal line, and the spans are still sent', async () => {
  let sent = 0
  const collector = createServer((req, res) => {
    sent += 1
    req.resume().on('end', () => res.end('{}'))
  }).listen(0, '127.0.0.1')
  await once(collector, 'listening')
  const { port } = collector.address() as AddressInfo
  const app = await startApp('app.js', {
    env: { OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` },
  })
  await fetch(`${app.url}/reject-twice`).catch(() => 'cut')
  expect((await app.exit()).code).toBe(1)
  collector.close()
  const fatal = app.lines().filter(({ level }) => level === 'fatal')
  expect(fatal).toMatchObject([{ err: { message: 'first of two' } }])
  expect(sent).toBeGreaterThan(0)
})

test('given something thrown that cannot be looked at, then it is a fatal line all the same, and the code is 1', async () => {
  const app = await startApp('app.js')
  await fetch(`${app.url}/unreadable`).catch(() => 'cut')
  expect((await app.exit()).code).toBe(1)
  expect(app.lines().filter(({ level }) => level === 'fatal')).toHaveLength(1)
})

test('given a server whose close fails, when the app crashes, then the code is 1 all the same', async () => {
  const app = await startApp('app.js', { env: { CLOSE_FAILS: '1' } })
  await fetch(`${app.url}/crash`).catch(() => 'cut')
  expect((await app.exit()).code).toBe(1)
})

test('given LOG_LEVEL=silent, when the process crashes, then at least that is told', async () => {
  const app = await startApp('app.js', { env: { LOG_LEVEL: 'silent' } })
  await fetch(`${app.url}/crash`).catch(() => 'cut')
  expect((await app.exit()).code).toBe(1)
  expect(app.stdout()).toBe('')
  expect(app.stderr()).toContain('uncaught exception')
})

test('given a listener for the exit that throws, when the process has come to its end, then it is a fatal line, and the code is 1', async () => {
  const app = await startApp('exit-throws.js', { noListen: true })
  expect((await app.exit()).code).toBe(1)
  expect(app.lines()).toMatchObject([{ level: 'fatal', err: { message: 'thrown at the exit' } }])
})
