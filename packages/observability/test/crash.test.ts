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
