import { once } from 'node:events'
import net from 'node:net'
import { scopeName } from '../src/scope-name'
import { collectingProvider } from './support/collect'
import { majors, type ObservedApp, serveObserved } from './support/observed-app'
import { startRequests } from './support/start-requests'
import { until } from './support/until'

const name = 'http.server.active_requests'

describe.each(majors)('active requests on %s', (_major, express) => {
  let running: ObservedApp | undefined
  let stop: (() => void) | undefined
  afterEach(async () => {
    stop?.()
    await running?.close()
  })

  test('given requests that wait, then they are counted by method and scheme, and are none when answered', async () => {
    const metrics = collectingProvider()
    const waiting: { end(): void }[] = []
    const app = express()
    app.all('/:any', (_req, res) => void waiting.push(res))
    running = await serveObserved(app)
    stop = startRequests(metrics.provider.getMeter(scopeName))
    const get = { 'http.request.method': 'GET', 'url.scheme': 'http' }
    const post = { 'http.request.method': 'POST', 'url.scheme': 'https' }

    const answers = [
      fetch(`${running.url}/a`),
      fetch(`${running.url}/b`),
      fetch(`${running.url}/c`, { method: 'POST', headers: { 'x-forwarded-proto': 'https' } }),
    ]
    await until(() => waiting.length === 3)
    expect([await metrics.value(name, get), await metrics.value(name, post)]).toEqual([2, 1])

    for (const res of waiting) res.end()
    await Promise.all(answers)
    await running.idle()
    expect([await metrics.value(name, get), await metrics.value(name, post)]).toEqual([0, 0])
  })

  test('given requests that were over before anybody asked, then there is a series all the same', async () => {
    const metrics = collectingProvider()
    running = await serveObserved(express())
    stop = startRequests(metrics.provider.getMeter(scopeName))
    await (await fetch(running.url, { method: 'DELETE' })).text()
    await running.idle()
    expect(await metrics.series(name)).toEqual([
      expect.objectContaining({
        attributes: { 'http.request.method': 'DELETE', 'url.scheme': 'http' },
        value: 0,
      }),
    ])
  })

  test('given a request that was open before the start, then it is counted, and never less than none', async () => {
    const metrics = collectingProvider()
    const app = express()
    const arrived = new Promise<void>((resolve) => app.get('/', () => resolve()))
    running = await serveObserved(app)
    const socket = net.connect(running.port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    await arrived
    stop = startRequests(metrics.provider.getMeter(scopeName))
    expect(await metrics.series(name)).toMatchObject([{ value: 1 }])
    socket.destroy()
    await once(socket, 'close')
    await running.idle()
    expect(await metrics.series(name)).toMatchObject([{ value: 0 }])
  })
})
