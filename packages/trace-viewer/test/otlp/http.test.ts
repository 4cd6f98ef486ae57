import { request } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { jsonOf, jsonSpan, protobufOf, protobufSpan } from './support/make-request'
import { startReceiver } from './support/start-receiver'
import { messageOf } from './support/status'

let receiver: Awaited<ReturnType<typeof startReceiver>>
beforeAll(async () => {
  receiver = await startReceiver({ maxBodyBytes: 100_000 })
})
afterEach(() => receiver.store.clear())
afterAll(() => receiver.close())

const json = jsonOf(jsonSpan())

test('given JSON, when it is kept, then the answer is JSON', async () => {
  const { status, headers, text } = await receiver.send('/v1/traces', {
    body: json,
    type: 'Application/JSON; charset=utf-8',
  })
  expect([status, headers['content-type'], text]).toEqual([200, 'application/json', '{"partialSuccess":{}}'])
})

test('given protobuf, when it is kept, then the answer is an empty message in protobuf', async () => {
  const type = 'application/x-protobuf'
  const { status, headers, body } = await receiver.send('/v1/traces', {
    body: protobufOf(protobufSpan()),
    type,
  })
  expect([status, headers['content-type'], body.length]).toEqual([200, type, 0])
})

test.each([
  ['{}', 'application/json'],
  ['', 'application/x-protobuf'],
])('given a request without spans, "%s" in %s, when it comes, then it is taken', async (body, type) => {
  expect((await receiver.send('/v1/traces', { body, type })).status).toBe(200)
  expect((await receiver.send('/v1/logs', { body, type })).status).toBe(200)
})

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
])('given a body in %s, when it comes, then it is kept', async (encoding, compress) => {
  const body = compress(json)
  const answer = await receiver.send('/v1/traces', { body, headers: { 'content-encoding': encoding } })
  expect(answer.status).toBe(200)
  expect(receiver.store.stats().spans).toBe(1)
})

test.each([
  ['is none', Buffer.from('hello')],
  ['is cut off', gzipSync(json).subarray(0, -12)],
  ['is broken in the middle', Buffer.concat([gzipSync(json).subarray(0, 30), Buffer.alloc(70_000, 7)])],
])('given gzip that %s, when it comes, then the answer is 400', async (_name, body) => {
  const answer = await receiver.send('/v1/traces', { body, headers: { 'content-encoding': 'gzip' } })
  expect(answer.status).toBe(400)
  expect(messageOf(answer)).toMatch(/^the body could not be read: ./)
})

test.each([
  ['long', Buffer.alloc(100_001, ' '), {}],
  ['long, in JSON that would be valid', `${json}${' '.repeat(100_000)}`, {}],
  ['small but 100 MB when unpacked', gzipSync(Buffer.alloc(100_000_000)), { 'content-encoding': 'gzip' }],
])(
  'given a body that is %s, when it comes, then the answer is 413 and names the limit and its variable',
  async (_name, body, headers) => {
    const answer = await receiver.send('/v1/traces', { body, headers })
    expect(answer.status).toBe(413)
    expect(messageOf(answer)).toContain('longer than 100000 bytes')
    expect(messageOf(answer)).toContain('TRACE_VIEWER_MAX_BODY_BYTES')
  },
)

test.each(['text/plain', 'application/grpc', '', 'application/json2', 'x'.repeat(5_000)])(
  'given the content type "%.20s", when it comes, then the answer is 415 and names those that are taken',
  async (type) => {
    const answer = await receiver.send('/v1/traces', { body: json, type })
    expect(answer.status).toBe(415)
    expect(answer.text).toContain('application/x-protobuf or application/json')
  },
)

test('given a content encoding that nobody knows, when it comes, then the answer is 415 and names those that are taken', async () => {
  const answer = await receiver.send('/v1/traces', { body: json, headers: { 'content-encoding': 'zip' } })
  expect(answer.status).toBe(415)
  expect(messageOf(answer)).toBe('expected Content-Encoding gzip, deflate, br or none, got "zip"')
})

test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])(
  'given the method %s, when it comes, then the answer is 405, allows POST and says who answers',
  async (method) => {
    for (const path of ['/v1/traces', '/v1/logs']) {
      const { status, headers } = await receiver.send(path, { method })
      expect([status, headers.allow]).toEqual([405, 'POST'])
      expect(headers.server).toMatch(/^voluntarily-traces\//)
    }
  },
)

test('given metrics, when they come, then the answer is 404 and says how to turn them off', async () => {
  const answer = await receiver.send('/v1/metrics', { body: '{}' })
  expect(answer.status).toBe(404)
  expect(messageOf(answer)).toContain('OTEL_METRICS_EXPORTER=none')
})

test('given another path, when it comes, then the answer is 404', async () => {
  expect((await receiver.send('/v2/traces', { body: json })).status).toBe(404)
})

test('given somebody who opens the port in a browser, when it asks, then the answer says where the page is', async () => {
  const { status, text } = await receiver.send('/', { method: 'GET' })
  expect(status).toBe(200)
  expect(text).toContain('http://localhost:16686')
})

test.each<[string, Record<string, string>]>([
  ['for another host', { host: 'evil.example:4318' }],
  ['from a page of another host', { origin: 'https://evil.example' }],
  ['from a page of no host', { origin: 'null' }],
])(
  'given a request %s, when it comes, then the answer is 403 and nothing is kept',
  async (_name, headers) => {
    const answer = await receiver.send('/v1/traces', { body: json, headers })
    expect(answer.status).toBe(403)
    expect(receiver.store.stats().spans).toBe(0)
  },
)

test('given a client that goes in the middle of its body, when others come, then they are served', async () => {
  const half = request({
    port: receiver.port,
    host: '127.0.0.1',
    path: '/v1/traces',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': '1000' },
  })
  const gone = new Promise((closed) => half.on('error', () => {}).on('close', closed))
  half.write('{"resourceSpans"', () => half.destroy())
  await gone
  expect((await receiver.send('/v1/traces', { body: json })).status).toBe(200)
})
