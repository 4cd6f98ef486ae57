import net from 'node:net'
import { scopeName } from '../src/scope-name'
import { collectingProvider } from './support/collect'
import { majors, type ObservedApp, serveObserved } from './support/observed-app'
import { startRequests } from './support/start-requests'

const name = 'http.server.request.duration'

describe.each(majors)('the duration of requests on %s', (_major, express) => {
  let running: ObservedApp
  let stop: () => void
  let metrics: ReturnType<typeof collectingProvider>
  beforeEach(() => {
    metrics = collectingProvider()
    stop = startRequests(metrics.provider.getMeter(scopeName))
  })
  afterEach(async () => {
    await running.close()
    stop()
  })

  const attributesOf = async () => {
    await running.idle()
    return (await metrics.series(name)).map(({ attributes }) => attributes)
  }

  test('given a route in a router, then the series has its pattern, method and status, and no path', async () => {
    const people = express.Router()
    people.get('/:id', (_req, res) => void res.json({}))
    running = await serveObserved(express().use('/people', people))
    for (const id of [1, 2, 3]) await (await fetch(`${running.url}/people/${id}?secret=1`)).text()
    expect(await attributesOf()).toEqual([
      {
        'http.request.method': 'GET',
        'http.route': '/people/:id',
        'http.response.status_code': 200,
        'url.scheme': 'http',
        'network.protocol.version': '1.1',
      },
    ])
    const [series] = await metrics.series(name)
    expect(series?.value).toMatchObject({
      count: 3,
      buckets: { boundaries: expect.arrayContaining([0.005, 10]) },
    })
    expect((await metrics.collect()).get(name)?.descriptor.unit).toBe('s')
  })

  test('given requests that no route matches, then they are one series without a route', async () => {
    running = await serveObserved(express())
    for (const path of ['/a', '/b', '/wp-login.php']) await (await fetch(running.url + path)).text()
    const [attributes, ...others] = await attributesOf()
    expect(others).toEqual([])
    expect(attributes).toMatchObject({ 'http.response.status_code': 404 })
    expect(attributes).not.toHaveProperty(['http.route'])
  })

  test('given errors, then error.type is their class; a 4xx has none', async () => {
    class OutOfStock extends Error {
      override name = 'whatever somebody has sent'
    }
    const app = express()
    app.get('/class', () => {
      throw new OutOfStock('sold')
    })
    app.get('/sent', () => {
      throw Object.assign(new TypeError('whatever'), JSON.parse('{"constructor":{"name":"sent"}}'))
    })
    app.get('/odd', () => {
      throw Object.create({ constructor: { name: 'not plain: <b>' } })
    })
    app.get('/text', (_req, _res, next) => next('broken'))
    app.get('/status', (_req, res) => void res.status(503).end())
    app.get('/client', (_req, res) => void res.status(400).end())
    app.set('env', 'test')
    running = await serveObserved(app)
    for (const path of ['/class', '/sent', '/odd', '/text', '/status', '/client'])
      await (await fetch(running.url + path)).text()
    expect(
      Object.fromEntries((await attributesOf()).map((each) => [each['http.route'], each['error.type']])),
    ).toEqual({
      '/class': 'OutOfStock',
      '/sent': 'TypeError',
      '/odd': '_OTHER',
      '/text': 'string',
      '/status': '503',
      '/client': undefined,
    })
  })

  test('given a client that leaves, then the status is 499 and error.type the outcome', async () => {
    const app = express()
    const arrived = new Promise<void>((resolve) => app.get('/slow', () => resolve()))
    running = await serveObserved(app)
    const socket = net.connect(running.port, '127.0.0.1')
    socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
    await arrived
    socket.destroy()
    expect(await attributesOf()).toMatchObject([
      { 'http.route': '/slow', 'http.response.status_code': 499, 'error.type': 'client_aborted' },
    ])
  })

  test('given a load balancer that ends TLS, HTTP/1.0 and an unknown method, then they are told by known words', async () => {
    running = await serveObserved(express())
    const socket = net.connect(running.port, '127.0.0.1')
    socket.write('PROPFIND / HTTP/1.0\r\nX-Forwarded-Proto: https\r\n\r\n')
    await new Promise((resolve) => socket.on('close', resolve).resume())
    expect(await attributesOf()).toMatchObject([
      { 'http.request.method': '_OTHER', 'url.scheme': 'https', 'network.protocol.version': '1.0' },
    ])
  })

  test('given the end of observing, then nothing is measured any more', async () => {
    running = await serveObserved(express())
    stop()
    await (await fetch(running.url)).text()
    expect(await attributesOf()).toEqual([])
  })
})

test('given buckets of the app, then the histogram has them', async () => {
  const metrics = collectingProvider()
  const stop = startRequests(metrics.provider.getMeter(scopeName), { buckets: [0.1, 60] })
  const [[, express]] = majors as [(typeof majors)[number]]
  const running = await serveObserved(express())
  await (await fetch(running.url)).text()
  await running.idle()
  const [series] = await metrics.series(name)
  expect(series?.value).toMatchObject({ buckets: { boundaries: [0.1, 60], counts: [1, 0, 0] } })
  stop()
  await running.close()
})
