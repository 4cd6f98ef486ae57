import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expectTypeOf } from 'expect-type'
import express from 'express'
import { type Observed, observe } from '../src/index'

process.env.LOG_LEVEL = 'silent'

const servers: http.Server[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

const listening = async (server: http.Server) => {
  servers.push(server)
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const statusOf = async (url: string) => (await fetch(url)).status

test('given a second call, then the first handle is returned', () => {
  const app = express()
  expect(observe(app)).toBe(observe(app))
})

test.each([undefined, null, {}, () => {}, http.createServer()])(
  'given %p in place of an app, then it throws ERR_OBSERVE_APP and says what to do',
  (notAnApp) => {
    expect(() => observe(notAnApp as never)).toThrow(
      expect.objectContaining({
        code: 'ERR_OBSERVE_APP',
        message: expect.stringContaining('observe(express())'),
      }),
    )
  },
)

test('given a real Express app, then its type is accepted and the handle typed', () => {
  expectTypeOf(observe).toBeCallableWith(express())
  expectTypeOf(observe).returns.toEqualTypeOf<Observed>()
})

test('given app.listen, then it is ready once it listens', async () => {
  const app = express()
  const { health } = observe(app)
  expect((await health.report()).status).toBe('fail')
  const url = await listening(app.listen(0, '127.0.0.1'))
  expect(await statusOf(`${url}/ready`)).toBe(200)
})

test('given a server of the app’s own, then the first request attaches it', async () => {
  const app = express()
  observe(app)
  const server = http.createServer(app).listen(0, '127.0.0.1')
  const url = await listening(server)
  expect(await statusOf(`${url}/ready`)).toBe(200)
  expect(server.keepAliveTimeout).toBe(65_000)
})

test('given attach(server), then it is ready from the first moment, with its own keep-alive untouched', async () => {
  const app = express()
  const { attach } = observe(app)
  const server = http.createServer(app)
  server.keepAliveTimeout = 1_234
  attach(server)
  await listening(server.listen(0, '127.0.0.1'))
  expect(server.keepAliveTimeout).toBe(1_234)
  expect(server.headersTimeout).toBe(66_000)
})

test('given a ready promise, then /ready is 503 until it resolves', async () => {
  const app = express()
  let resolve: (value?: unknown) => void = () => {}
  observe(app, {
    ready: new Promise((done) => {
      resolve = done
    }),
  })
  const url = await listening(app.listen(0, '127.0.0.1'))
  expect(await statusOf(`${url}/ready`)).toBe(503)
  expect(await statusOf(`${url}/health`)).toBe(200)
  resolve()
  await new Promise(setImmediate)
  expect(await statusOf(`${url}/ready`)).toBe(200)
})

test('given health: false, then the paths are the app’s', async () => {
  const app = express()
  observe(app, { health: false })
  app.get('/health', (_req, res) => void res.send('mine'))
  const url = await listening(app.listen(0, '127.0.0.1'))
  expect(await (await fetch(`${url}/health`)).text()).toBe('mine')
})

test('given onError, then it gets the error of a failed request, and its own fault goes no further', async () => {
  const seen: unknown[] = []
  const broken = new Error('broken')
  const app = express()
  observe(app, {
    onError: (error, request) => {
      seen.push(error, request.route)
      throw new Error('onError is broken too')
    },
  })
  app.get('/fail', () => {
    throw broken
  })
  const url = await listening(app.listen(0, '127.0.0.1'))
  expect(await statusOf(`${url}/fail`)).toBe(500)
  expect(seen).toEqual([broken, '/fail'])
})

test('given NODE_ENV=test, then observing takes no signal and no crash', () => {
  const events = ['SIGTERM', 'SIGINT', 'uncaughtException', 'unhandledRejection'] as const
  const before = events.map((event) => process.listenerCount(event))
  observe(express())
  expect(events.map((event) => process.listenerCount(event))).toEqual(before)
})

test('given options that are wrong, then all of them are in one error', () => {
  expect(() => observe(express(), { cheks: {}, onError: 'x', health: true } as never)).toThrow(
    expect.objectContaining({
      code: 'ERR_OBSERVE_OPTIONS',
      message: expect.stringMatching(
        /^options of observe are wrong:\n {2}cheks: there is .*\n {2}health: expected .*\n {2}onError: expected a function$/,
      ),
    }),
  )
  expect(() => observe(express(), null as never)).toThrow(
    expect.objectContaining({ code: 'ERR_OBSERVE_OPTIONS' }),
  )
})

test('given something else in place of a server or a hook, then it throws and says what to do', () => {
  const { attach, onShutdown } = observe(express())
  for (const server of [undefined, express()])
    expect(() => attach(server as never)).toThrow(expect.objectContaining({ code: 'ERR_OBSERVE_SERVER' }))
  for (const hook of [undefined, 'x'])
    expect(() => onShutdown(hook as never)).toThrow(expect.objectContaining({ code: 'ERR_OBSERVE_HOOK' }))
})

test('given an app for each test, when one after the other is shut down, then each is closed and the next is served as ever', async () => {
  for (const name of ['first', 'second']) {
    const app = express()
    const { shutdown } = observe(app)
    app.get('/', (_req, res) => void res.send(name))
    const server = app.listen(0, '127.0.0.1')
    const response = await fetch(await listening(server))
    expect(await response.text()).toBe(name)
    expect(response.headers.get('connection')).toBe('keep-alive')
    await shutdown()
    expect(server.listening).toBe(false)
  }
  servers.length = 0
})
