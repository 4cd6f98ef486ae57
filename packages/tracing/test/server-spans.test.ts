import { createServer, IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { connect, Socket } from 'node:net'
import { SpanKind, trace } from '@opentelemetry/api'
import { registerProbePaths } from '@voluntarily/request'
import { type Served, serve } from './support/serve'
import { traceInMemory, until } from './support/trace-in-memory'

let traced: ReturnType<typeof traceInMemory>
let served: Served

beforeEach(async () => {
  traced = traceInMemory()
  served = await serve((req, res) => {
    if (req.url === '/503') res.statusCode = 503
    if (req.url === '/cut') res.destroy()
    else if (req.url !== '/slow') res.end('hello')
  })
})
afterEach(async () => {
  await served.close()
  await traced.shutdown()
})

test('given a bare server, when a request comes, then its span follows the semantic conventions', async () => {
  await fetch(`${served.url}/a/b/?token=secret&page=2`, {
    headers: { 'user-agent': 'tester', 'x-forwarded-proto': 'https' },
  })

  const span = await traced.serverSpan()
  expect(span.kind).toBe(SpanKind.SERVER)
  expect(span.attributes).toEqual({
    'http.request.method': 'GET',
    'http.response.status_code': 200,
    'url.path': '/a/b/',
    'url.query': 'token=REDACTED&page=2',
    'url.scheme': 'https',
    'user_agent.original': 'tester',
    'network.protocol.version': '1.1',
    'network.peer.address': '127.0.0.1',
    'network.peer.port': expect.any(Number),
    'client.address': '127.0.0.1',
    'server.address': '127.0.0.1',
    'server.port': Number(new URL(served.url).port),
  })
})

test('given a method that no standard knows, when it comes, then the name stays one of few', async () => {
  await raw('PURGE / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')

  const span = await traced.serverSpan()
  expect(span.name).toBe('HTTP')
  expect(span.attributes).toMatchObject({
    'http.request.method': '_OTHER',
    'http.request.method_original': 'PURGE',
  })
})

test('given a 5xx without an error, when it is answered, then the span has failed with the status as its type', async () => {
  await fetch(`${served.url}/503`)

  const span = await traced.serverSpan()
  expect(span.status.code).toBe(2)
  expect(span.attributes).toMatchObject({ 'http.response.status_code': 503, 'error.type': '503' })
})

test('given a client that goes away, when it does, then the span ends and has not failed', async () => {
  const abort = new AbortController()
  const answer = fetch(`${served.url}/slow`, { signal: abort.signal }).catch(() => {})
  setTimeout(() => abort.abort(), 50)
  await answer

  const span = await traced.serverSpan()
  expect(span.status.code).toBe(0)
  expect(span.attributes).toMatchObject({ 'http.response.status_code': 499 })
})

test('given a server that cuts the answer, when it does, then the span has failed', async () => {
  await fetch(`${served.url}/cut`).catch(() => {})

  const span = await traced.serverSpan()
  expect(span.status.code).toBe(2)
  expect(span.attributes).toMatchObject({ 'error.type': 'server_aborted' })
})

test('given a declared probe path, when it is asked for, then it makes no span and runs outside of any', async () => {
  const undo = registerProbePaths(['/health'])
  let active: unknown = 'not asked'
  served.server.on('request', () => {
    active = trace.getActiveSpan()
  })
  await fetch(`${served.url}/health?x=1`)
  undo()
  await fetch(`${served.url}/after`)

  expect((await traced.serverSpan()).attributes['url.path']).toBe('/after')
  expect(traced.spans().filter(({ kind }) => kind === SpanKind.SERVER)).toHaveLength(1)
  expect(active).not.toBe('not asked')
})

test('given a server that hands its requests on to another by emit, when one comes, then it has one span', async () => {
  const front = await serve(createServer((req, res) => void served.server.emit('request', req, res)))
  await fetch(front.url)
  await traced.serverSpan()
  await front.close()

  expect(traced.spans().filter(({ kind }) => kind === SpanKind.SERVER)).toHaveLength(1)
})

test('given an https server, when a request comes, then its listeners run in a span', () => {
  let active: unknown
  const server = createHttpsServer(() => {
    active = trace.getActiveSpan()
  })
  const req = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: '/' })
  server.emit('request', req, new ServerResponse(req))

  expect(active).toMatchObject({ kind: SpanKind.SERVER, name: 'GET' })
})

test('given a listener that throws, when its request comes, then the error goes where it would have gone', () => {
  const server = createServer(() => {
    throw new Error('from the listener')
  })
  expect(() => server.emit('request', {}, {})).toThrow('from the listener')
})

test('given a request that cannot be looked at, when it comes, then the listeners run once all the same', () => {
  const seen: unknown[] = []
  const server = createServer((req) => void seen.push(req))
  const broken = new Proxy(
    {},
    {
      get: () => {
        throw new Error('broken')
      },
    },
  )
  server.emit('request', broken, broken)

  expect(seen).toHaveLength(1)
})

test('given tracing that was shut down, when requests come, then the server is as it was before', async () => {
  expect(Object.hasOwn(Object.getPrototypeOf(served.server), 'emit')).toBe(true)
  await traced.shutdown()

  expect(Object.hasOwn(Object.getPrototypeOf(served.server), 'emit')).toBe(false)
  expect((await fetch(served.url)).status).toBe(200)
})

async function raw(text: string): Promise<void> {
  const socket = connect(Number(new URL(served.url).port), '127.0.0.1')
  socket.end(text)
  let closed = false
  socket.on('close', () => {
    closed = true
  })
  socket.resume()
  await until(() => closed)
}
