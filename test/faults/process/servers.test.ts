import { once } from 'node:events'
import { closeRawConnections, connectRaw, head } from '../support/raw-connection'
import { openRequests, startFaulty, statusOf } from '../support/start-faulty'

afterEach(closeRawConnections)

async function startServers(which: string) {
  const app = await startFaulty({ SERVERS: which }, '../fixtures/several-servers.js', { noListen: true })
  const [ports] = (await once(app.child, 'message')) as [number[]]
  return { app, urls: ports.map((port) => `http://127.0.0.1:${port}`) }
}

test('given 500 idle connections, when SIGTERM comes, then each is closed and not reset, and the code is 0', async () => {
  const app = await startFaulty()
  const clients = await Promise.all(Array.from({ length: 500 }, () => connectRaw(app.url)))
  for (const client of clients) client.socket.write(head('GET', '/'))
  await Promise.all(clients.map((client) => client.until('"pid"')))
  const startedAt = performance.now()
  app.kill('SIGTERM')
  expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual(Array(500).fill(undefined))
  expect((await app.exit()).code).toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(10_000)
})

test('given a server that never listened, when SIGTERM comes, then the code is 0', async () => {
  const { app } = await startServers('never')
  app.kill('SIGTERM')
  expect((await app.exit()).code).toBe(0)
})

test.each(['twice', 'two'])(
  'given servers of the kind "%s", when SIGTERM comes, then the request in flight on each is answered, and the code is 0',
  async (which) => {
    const { app, urls } = await startServers(which)
    const answers = urls.map((url) => statusOf(`${url}/slow/600`))
    for (const url of urls) await openRequests({ ...app, url }, [])
    app.kill('SIGTERM')
    expect(await Promise.all(answers)).toEqual(urls.map(() => 200))
    expect((await app.exit()).code).toBe(0)
  },
)
