import net from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { endRequest, openRequests } from '../src/index'
import { majors, type ObservedServer, serve } from './support/observed-server'

describe.each(majors)('the outcome of a request on %s', (_major, express) => {
  let running: ObservedServer
  afterEach(() => running.close())

  const connect = (request: string) =>
    new Promise<net.Socket>((resolve) => {
      const socket = net.connect(running.port, '127.0.0.1', () => {
        socket.write(request)
        resolve(socket)
      })
      socket.on('error', () => {})
    })

  test('given an answer that was read, then it is completed, with its body in bytes', async () => {
    const app = express()
    app.get('/', (_req, res) => void res.send('four'))
    app.get('/chunked', (_req, res) => {
      res.write('12345')
      res.end('678')
    })
    running = await serve(app)
    await fetch(running.url)
    expect((await running.nextEnd()).end).toMatchObject({
      outcome: 'completed',
      status: 200,
      bytes: 4,
      level: 'info',
    })
    await fetch(`${running.url}/chunked`)
    expect((await running.nextEnd()).end?.bytes).toBeGreaterThanOrEqual(8)
  })

  test.each([
    ['ends its side', (socket: net.Socket) => socket.end()],
    ['resets the connection', (socket: net.Socket) => socket.resetAndDestroy()],
  ])('given a client that %s while it waits, then it is client_aborted with 499', async (_how, leave) => {
    const app = express()
    app.get('/slow', () => {})
    running = await serve(app)
    const socket = await connect('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
    await delay(50)
    leave(socket)
    const state = await running.nextEnd()
    expect(state.end).toMatchObject({ outcome: 'client_aborted', status: 499, level: 'warn' })
    expect(state.route).toBe('/slow')
  })

  test('given a client that leaves in the middle of its body, then it is client_aborted', async () => {
    const app = express()
    app.use(express.json())
    app.post('/', (_req, res) => void res.send('never'))
    running = await serve(app)
    const socket = await connect(
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":',
    )
    await delay(50)
    socket.resetAndDestroy()
    expect((await running.nextEnd()).end).toMatchObject({ outcome: 'client_aborted', status: 499 })
  })

  test('given a response that the app destroys, then it is server_aborted, with the error', async () => {
    const app = express()
    const broken = Object.assign(new Error('upstream went away'), { code: 'ECONNRESET' })
    app.get('/', (_req, res) => {
      res.write('half')
      setImmediate(() => res.destroy(broken))
    })
    running = await serve(app)
    await fetch(running.url)
      .then((response) => response.text())
      .catch(() => undefined)
    const state = await running.nextEnd()
    expect(state).toMatchObject({
      error: broken,
      end: { outcome: 'server_aborted', status: 499, level: 'error' },
    })
  })

  test('given a 503 whose client leaves before its end, then the status stays 503', async () => {
    const app = express()
    app.get('/', (_req, res) => void res.status(503).write('half'))
    running = await serve(app)
    const socket = await connect('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    await delay(50)
    socket.resetAndDestroy()
    expect((await running.nextEnd()).end).toMatchObject({
      outcome: 'client_aborted',
      status: 503,
      level: 'error',
    })
  })

  test('given requests on one connection, then each ends once', async () => {
    const app = express()
    app.get('/:n', (req, res) => void res.send(req.params.n))
    running = await serve(app)
    const socket = await connect(
      ['/a', '/b', '/c'].map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''),
    )
    const paths = [await running.nextEnd(), await running.nextEnd(), await running.nextEnd()].map(
      (state) => state.path,
    )
    expect(paths).toEqual(['/a', '/b', '/c'])
    expect(openRequests()).toHaveLength(0)
    socket.destroy()
  })

  test('given requests that wait on one connection, when the client leaves, then each ends as client_aborted', async () => {
    const app = express()
    app.use(express.json())
    app.all('/:n', () => {})
    running = await serve(app)
    const body = 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'
    const socket = await connect(
      `GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nHost: x\r\n${body}GET /c HTTP/1.1\r\nHost: x\r\n\r\n`,
    )
    await delay(50)
    expect(openRequests()).toHaveLength(3)
    socket.resetAndDestroy()
    const ended = [await running.nextEnd(), await running.nextEnd(), await running.nextEnd()]
    expect(ended.map(({ path, end }) => [path, end?.outcome])).toEqual([
      ['/a', 'client_aborted'],
      ['/b', 'client_aborted'],
      ['/c', 'client_aborted'],
    ])
    expect(openRequests()).toHaveLength(0)
  })

  test('given a request that is open at a crash, when it is ended, then its listeners run once', async () => {
    const app = express()
    app.get('/slow', () => {})
    running = await serve(app)
    const socket = await connect('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
    await delay(50)
    const [state] = openRequests()
    if (!state) throw new Error('no open request')
    endRequest(state, 'server_aborted')
    socket.destroy()
    expect((await running.nextEnd()).end).toMatchObject({ outcome: 'server_aborted', status: 499 })
    await delay(50)
    expect(state.end?.outcome).toBe('server_aborted')
  })

  test('given a status set after the answer, then it is the one that was sent', async () => {
    const app = express()
    app.get('/', (_req, res) => {
      res.status(403).end()
      res.statusCode = 500
    })
    running = await serve(app)
    await fetch(running.url)
    expect((await running.nextEnd()).end).toMatchObject({ status: 403, level: 'warn' })
  })
})
