import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { type Attributes, SpanKind } from '@opentelemetry/api'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { openRequest, type RequestEnd } from '@voluntarily/request'
import { endServerSpan } from '../src/server-span/end-server-span'

const exporter = new InMemorySpanExporter()
const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })
const end: RequestEnd = { status: 200, outcome: 'completed', durationMs: 1, level: 'info', bytes: 1 }
afterEach(() => exporter.reset())

function attributesAfter(set: Attributes, ip?: string): Attributes {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: '192.0.2.1' })
  const headers = ip === undefined ? {} : { 'x-forwarded-for': ip }
  const req = Object.assign(new IncomingMessage(socket), { method: 'GET', url: '/users/7?q=1', headers, ip })
  const span = provider.getTracer('test').startSpan('GET', { kind: SpanKind.SERVER })
  const { state } = openRequest(req, new ServerResponse(req))
  span.setAttributes(set)
  endServerSpan(span, state, end)
  return exporter.getFinishedSpans()[0]?.attributes ?? {}
}

test('given a span that the app has left alone, when it ends, then it says what is known of the request', () => {
  expect(attributesAfter({})).toMatchObject({
    'url.path': '/users/7',
    'url.query': 'q=1',
    'client.address': '192.0.2.1',
    'http.response.status_code': 200,
  })
})

test('given attributes that the app has set itself, when the span ends, then they stay', () => {
  const own = { 'url.path': '/users/*', 'url.query': '', 'client.address': 'anonymous' }
  expect(attributesAfter(own, '198.51.100.7')).toMatchObject(own)
})

test('given a proxy that the app trusts, when the span ends, then its client is the one that the proxy names', () => {
  expect(attributesAfter({ 'client.address': '192.0.2.1' }, '198.51.100.7')['client.address']).toBe(
    '198.51.100.7',
  )
  expect(attributesAfter({}, '198.51.100.7')['client.address']).toBe('198.51.100.7')
})
