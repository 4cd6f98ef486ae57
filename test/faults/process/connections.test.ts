import { setTimeout as delay } from 'node:timers/promises'
import type { ServerProcess } from '../../support/server-process'
import { closeRawConnections, connectRaw, head } from '../support/raw-connection'
import { openRequests, startFaulty, statusOf } from '../support/start-faulty'

const timeoutMs = 10_000

afterEach(closeRawConnections)

const start = () => startFaulty({ SHUTDOWN_TIMEOUT_MS: String(timeoutMs) })

async function signal(app: ServerProcess): Promise<void> {
  app.kill('SIGTERM')
  await app.line(({ msg }) => msg === 'shutdown: SIGTERM received')
}

/** Expects that it ends with nothing left behind, and well before its limit. */
async function endsWell(app: ServerProcess): Promise<void> {
  const startedAt = performance.now()
  expect(await app.exit()).toEqual({ code: 0, signal: null })
  expect(performance.now() - startedAt).toBeLessThan(timeoutMs - 2_000)
  expect(app.lines().at(-1)?.msg).toBe('shutdown: done')
}

const outcomeOf = (app: ServerProcess, path: string) =>
  app.lines().find((line) => line.path === path)?.outcome

test('given a client that keeps its connection for ever, when SIGTERM comes, then it ends with 0', async () => {
  const app = await start()
  const client = await connectRaw(app.url)
  client.socket.write(head('GET', '/'))
  await client.until('"pid"')
  await signal(app)
  await endsWell(app)
})

test('given a client that is told to close and does not, when SIGTERM comes, then it ends with 0', async () => {
  const app = await start()
  const client = await connectRaw(app.url)
  client.socket.write(head('GET', '/slow/500'))
  await openRequests(app, [])
  await signal(app)
  await client.until('"ok"')
  expect(client.text()).toMatch(/^connection: close/im)
  await endsWell(app)
})

test('given a connection on which nothing was sent, and one with half a head, when SIGTERM comes, then it ends with 0', async () => {
  const app = await start()
  const [, client] = await Promise.all([connectRaw(app.url), connectRaw(app.url)])
  client.socket.write('GET / HTTP/1.1\r\nHos')
  await openRequests(app, [])
  await signal(app)
  await endsWell(app)
})

test('given half a head, when SIGTERM comes and then the rest, then it is answered', async () => {
  const app = await start()
  const client = await connectRaw(app.url)
  client.socket.write('GET / HTTP/1.1\r\nHos')
  await openRequests(app, [])
  await signal(app)
  await delay(100)
  client.socket.write('t: x\r\n\r\n')
  await client.until('"pid"')
  await endsWell(app)
})

test('given a client that reads its answer slowly, when SIGTERM comes, then it gets all of it', async () => {
  const app = await start()
  const bytes = 8_000_000
  const client = await connectRaw(app.url)
  client.socket.pause()
  client.socket.write(head('GET', `/large/${bytes}`))
  await openRequests(app, [])
  await signal(app)
  await delay(1_500)
  expect(app.child.exitCode).toBeNull()
  client.socket.resume()
  await client.closed
  expect(client.text().length - client.text().indexOf('\r\n\r\n') - 4).toBe(bytes)
  await endsWell(app)
  expect(outcomeOf(app, `/large/${bytes}`)).toBe('completed')
})

test('given requests in one packet that are answered out of order, when SIGTERM comes, then each is answered, and only the last says close', async () => {
  const app = await start()
  const client = await connectRaw(app.url)
  client.socket.write(['/slow/500', '/slow/200', '/slow/400'].map((path) => head('GET', path)).join(''))
  await openRequests(app, [])
  await signal(app)
  await client.closed
  expect(client.text().match(/\{"ok":true\}/g)).toHaveLength(3)
  expect(client.text().match(/^connection: .*/gim)).toEqual([
    'Connection: keep-alive',
    'Connection: keep-alive',
    'connection: close',
  ])
  await endsWell(app)
})

test('given an upload that the app answers without reading it, when SIGTERM comes, then the client can send it all, and has the answer', async () => {
  const app = await start()
  const client = await connectRaw(app.url)
  client.socket.write(head('POST', '/unread', 'Content-Length: 400000') + 'x'.repeat(100_000))
  await openRequests(app, [])
  await signal(app)
  await client.until('{"ok":false}')
  for (const rest of [100_000, 150_000, 50_000]) {
    await delay(100)
    expect(client.socket.readableEnded).toBe(false)
    client.socket.write('x'.repeat(rest))
  }
  expect(await client.closed).toBeUndefined()
  await endsWell(app)
  expect(outcomeOf(app, '/unread')).toBe('completed')
})

test('given a stream of events that goes on for ever, when SIGTERM comes, then it is ended as its app would, after the other requests', async () => {
  const app = await start()
  const client = await connectRaw(app.url)
  client.socket.write(head('GET', '/events'))
  await client.until('data: next')
  const answer = statusOf(`${app.url}/slow/600`)
  await openRequests(app, [])
  await signal(app)
  expect(await answer).toBe(200)
  await client.until('\r\n0\r\n\r\n')
  await endsWell(app)
  expect(outcomeOf(app, '/events')).toBe('completed')
})

test('given a stream of events that answers a POST, when SIGTERM comes, then it is waited for', async () => {
  const app = await start()
  const client = await connectRaw(app.url)
  client.socket.write(head('POST', '/events', 'Content-Length: 0'))
  await client.until('data: first')
  await signal(app)
  await client.until('data: last')
  await endsWell(app)
})

test('given a connection that was upgraded and stays open, when SIGTERM comes, then it ends with 0', async () => {
  const app = await start()
  const client = await connectRaw(app.url)
  client.socket.write(head('GET', '/', 'Connection: Upgrade', 'Upgrade: echo'))
  await client.until('101 Switching')
  await signal(app)
  await endsWell(app)
})

test('given an event loop that is blocked, when SIGTERM comes and then requests on new connections, then each is answered', async () => {
  const app = await start()
  const blocking = statusOf(`${app.url}/block/1500`)
  await delay(300)
  app.kill('SIGTERM')
  const clients = await Promise.all(Array.from({ length: 40 }, () => connectRaw(app.url)))
  for (const client of clients) client.socket.write(head('GET', '/'))
  await Promise.all(clients.map((client) => client.until('"pid"')))
  expect(await blocking).toBe(200)
  await endsWell(app)
})

test('given requests that keep coming on kept connections, when SIGTERM comes, then each is answered until none is left', async () => {
  const app = await start()
  const clients = await Promise.all(Array.from({ length: 10 }, () => connectRaw(app.url)))
  // each as often as it is let, one every 100 ms
  const rounds = clients.map(async (client, i) => {
    await delay(i * 10)
    for (let answers = 1; !/^connection: close/im.test(client.text()); answers++) {
      client.socket.write(head('GET', '/'))
      while ((client.text().match(/"pid"/g) ?? []).length < answers) await delay(5)
      await delay(100)
    }
  })
  await delay(250)
  await signal(app)
  await Promise.all(rounds)
  expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual(Array(10).fill(undefined))
  await endsWell(app)
})
