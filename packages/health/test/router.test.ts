import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { readyHealth } from './support/ready-health'
import { type Served, serve } from './support/serve'

let served: Served
const health = readyHealth({ livenessPath: '/health', readinessPath: '/ready', details: 'never' })

beforeAll(async () => {
  served = await serve((req, res) =>
    health.router(req, res, () => {
      res.statusCode = 418
      res.end('the app')
    }),
  )
})
afterAll(() => served.close())

test.each([
  '/health',
  '/ready',
  '/health/',
  '/ready/',
  '/health?deep=1',
  '/ready/?a=b&c',
  '/ready?',
  'http://example.org/health',
  'http://example.org:8080/ready/?x=1',
])('given the target %s, when it is asked, then it is answered', async (target) => {
  const { status, text, headers } = await served.ask(target)
  expect([status, text]).toEqual([200, '{"status":"pass"}'])
  expect(headers).toMatchObject({
    'content-type': 'application/health+json',
    'cache-control': 'no-store',
    'content-length': '17',
  })
})

test.each([
  '/',
  '/healthy',
  '/health/live',
  '/api/health',
  '//health',
  '/Health',
  '/ready//',
  '/x?p=/health',
])('given the target %s, when it is asked, then the app answers', async (target) => {
  expect(await served.ask(target)).toMatchObject({ status: 418, text: 'the app' })
})

test.each(['/health', '/ready/?x'])(
  'given HEAD %s, when it is asked, then it has the headers of GET and no body',
  async (target) => {
    const { status, text, headers } = await served.ask(target, { method: 'HEAD' })
    expect([status, text]).toEqual([200, ''])
    expect(headers).toMatchObject({ 'content-type': 'application/health+json', 'content-length': '17' })
  },
)

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  'given the method %s, when a health path is asked, then it is 405 and says what is allowed',
  async (method) => {
    const { status, headers } = await served.ask('/ready', { method })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  },
)

test('given a connection that is kept, when HEAD, 405 and GET follow each other on it, then each has its own answer', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const statuses: (number | undefined)[] = []
  for (const method of ['HEAD', 'POST', 'GET']) {
    statuses.push(
      await new Promise<number | undefined>((resolve, reject) => {
        const outgoing = request(`${served.url}/health`, { method, agent }, (incoming) => {
          incoming.resume().on('end', () => resolve(incoming.statusCode))
        })
        outgoing.on('error', reject).end(method === 'POST' ? 'some body' : undefined)
      }),
    )
  }
  agent.destroy()
  expect(statuses).toEqual([200, 405, 200])
})

test('given other paths, when they are asked, then they answer in place of the usual ones', async () => {
  const other = readyHealth({ livenessPath: '/internal/live/', readinessPath: '/internal/up' })
  const otherServed = await serve(other.router)
  const targets = ['/internal/live', '/internal/up', '/health', '/ready']
  const statuses = await Promise.all(targets.map(async (target) => (await otherServed.ask(target)).status))
  await otherServed.close()
  expect(other.paths).toEqual(['/internal/live', '/internal/up'])
  expect(statuses).toEqual([200, 200, 404, 404])
})

const hostile = new Proxy(
  {},
  {
    get: () => {
      throw new Error('do not look')
    },
  },
)

test.each([
  ['null', null],
  ['no url', {}],
  ['a url that is no string', { url: 42 }],
  ['a request that throws', hostile],
])('given %s as request, when it is routed, then next is called and nothing is thrown', (_name, req) => {
  const next = jest.fn()
  health.router(req as IncomingMessage, {} as ServerResponse, next)
  expect(next).toHaveBeenCalledTimes(1)
})

test.each([
  ['null', null],
  ['an empty object', {}],
  ['a response that throws', hostile],
])('given %s as response, when a health path is asked, then nothing is thrown', async (_name, res) => {
  const next = jest.fn()
  for (const url of ['/health', '/ready']) {
    health.router({ url, method: 'GET' } as IncomingMessage, res as ServerResponse, next)
  }
  await new Promise(setImmediate)
  expect(next).not.toHaveBeenCalled()
})

test('given an error of the app, when next throws it, then it is the one that comes out, and next ran once', () => {
  const next = jest.fn(() => {
    throw new Error("the app's own")
  })
  expect(() => health.router({ url: '/x' } as IncomingMessage, {} as ServerResponse, next)).toThrow(
    "the app's own",
  )
  expect(next).toHaveBeenCalledTimes(1)
})
