import { EventEmitter } from 'node:events'
import http from 'node:http'
import type { Duplex } from 'node:stream'
import { observeApp, openRequests } from '../src/index'
import { majors, type ObservedServer, serve } from './support/observed-server'

const fails = () => {
  throw new Error('a stand-in cannot do this')
}
const standInRequest = (extra: object = {}) =>
  Object.assign(new EventEmitter(), { method: 'GET', url: '/', headers: {}, ...extra })
const standInResponse = (extra: object = {}) =>
  Object.assign(new EventEmitter(), {
    statusCode: 200,
    body: '',
    setHeader: () => {},
    getHeader: () => undefined,
    end(this: EventEmitter & { body: string }, body: string) {
      this.body = body
      this.emit?.('finish')
    },
    ...extra,
  })

describe('stand-ins for requests, as unit tests and other frameworks make them', () => {
  beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}))
  afterEach(() => jest.restoreAllMocks())

  test.each([
    ['a request without socket', standInRequest(), standInResponse()],
    ['a request without headers', standInRequest({ headers: undefined }), standInResponse()],
    ['a response that emits nothing', standInRequest(), standInResponse({ emit: undefined })],
    ['a response without head', standInRequest(), standInResponse({ setHeader: fails, getHeader: fails })],
  ])('given %s, then the app answers it and none stays open', (_what, req, res) => {
    const app = { handle: (_req: unknown, response: { end(body: string): void }) => response.end('ok') }
    observeApp(app as never, { answer: fails })
    app.handle(req, res)
    expect(res.body).toBe('ok')
    expect(openRequests()).toHaveLength(0)
  })
})

describe.each(majors)('an upgrade that is sent through the routes, on %s', (_major, express) => {
  let running: ObservedServer
  afterEach(() => running.close())

  test('given a WebSocket library that does so, then no request is open', async () => {
    const app = express()
    const sockets: Duplex[] = []
    let reached = false
    app.get('/socket', () => {
      reached = true
    })
    running = await serve(app)
    running.server.on('upgrade', (req, socket) => {
      sockets.push(socket)
      app(req as never, new http.ServerResponse(req) as never)
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n')
    })
    const headers = { connection: 'Upgrade', upgrade: 'echo' }
    const client = http.get(`${running.url}/socket`, { headers })
    await new Promise((resolve) => client.on('upgrade', resolve))
    const open = openRequests()
    client.destroy()
    for (const socket of sockets) socket.destroy()
    expect(reached).toBe(true)
    expect(open).toHaveLength(0)
  })
})

describe.each(majors)('an emit that is lent to another emitter, on %s', (_major, express) => {
  let running: ObservedServer
  afterEach(() => running.close())

  test('given a wrapper around a response that takes its emit over, then the listeners of the wrapper are called', async () => {
    const app = express()
    const heard: unknown[] = []
    app.get('/', (req, res) => {
      const wrapper = Object.assign(new EventEmitter(), { emit: res.emit })
      wrapper.on('told', (value) => heard.push(value))
      wrapper.emit('told', 1)
      const another = Object.assign(new EventEmitter(), { emit: req.emit })
      another.on('told', (value) => heard.push(value))
      another.emit('told', 2)
      res.end()
    })
    running = await serve(app)
    expect((await fetch(running.url)).status).toBe(200)
    expect(heard).toEqual([1, 2])
  })
})
