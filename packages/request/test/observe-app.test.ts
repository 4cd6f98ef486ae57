import { observeApp } from '../src/index'
import { majors, type ObservedServer, serve } from './support/observed-server'

describe.each(majors)('observing an app on %s', (major, express) => {
  let running: ObservedServer
  afterEach(() => running?.close())

  test('given strict routing set afterwards, then it holds', async () => {
    const app = express()
    running = await serve(app)
    app.set('strict routing', true)
    app.set('case sensitive routing', true)
    app.get('/Strict', (_req, res) => void res.send('ok'))
    const statuses = await Promise.all(
      ['/Strict', '/Strict/', '/strict'].map((path) => fetch(running.url + path).then((r) => r.status)),
    )
    expect(statuses).toEqual([200, 404, 404])
  })

  test('given a second call, then the app is left as it is', () => {
    const app = express()
    expect(observeApp(app as never)).toBe(true)
    const { handle } = app as unknown as { handle: unknown }
    expect(observeApp(app as never)).toBe(false)
    expect((app as unknown as { handle: unknown }).handle).toBe(handle)
  })

  test('given an incoming request id, then a sane one goes out again and another is replaced', async () => {
    const app = express()
    app.get('/', (_req, res) => void res.send('ok'))
    running = await serve(app)
    const idFor = async (id: string) =>
      (await fetch(running.url, { headers: { 'x-request-id': id } })).headers.get('x-request-id')
    expect(await idFor('abc-123')).toBe('abc-123')
    expect(await idFor('a'.repeat(129))).toMatch(/^[0-9a-f-]{36}$/)
    expect(await idFor('with blank')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await idFor('{"json":1}')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('given hooks that throw, then the answer goes out and the fault is said once', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const app = express()
    app.get('/', (_req, res) => void res.send('ok'))
    observeApp(app as never, {
      onRequest: () => {
        throw new Error(`hook of ${major}`)
      },
    })
    running = await serve(app, { observe: false })
    expect((await fetch(running.url)).status).toBe(200)
    expect((await fetch(running.url)).status).toBe(200)
    expect(warned.mock.calls.filter(([text]) => String(text).includes(`hook of ${major}`))).toHaveLength(1)
    warned.mockRestore()
  })

  test('given an answer made in front, then nothing of the app runs', async () => {
    const app = express()
    app.use(() => {
      throw new Error('must not run')
    })
    observeApp(app as never, {
      answer: (_req, res) => {
        res.end('in front')
        return true
      },
    })
    running = await serve(app, { observe: false })
    expect(await (await fetch(running.url)).text()).toBe('in front')
  })
})
