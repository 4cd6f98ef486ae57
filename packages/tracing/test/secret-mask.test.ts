import { trace } from '@opentelemetry/api'
import { loadConfig, str } from '@voluntarily/config'
import { withSpan } from '@voluntarily/tracing'
import { traceInMemory } from './support/trace-in-memory'

const traced = traceInMemory()

beforeAll(() => void loadConfig({ KEY: str({ secret: true }) }, { environment: { KEY: 'my s3cret value' } }))
afterAll(() => traced.shutdown())
const newest = () => traced.spans().at(-1)

test('given secrets in an error and in attributes, when the span ends, then none of them is on it', () => {
  const attributes = { text: 'is my s3cret value', list: ['my%20s3cret%20value'], count: 3 }
  const fail = () => {
    throw new Error('cannot reach mongodb://user:s3cret@db/vly with my s3cret value, Bearer s3cret.value')
  }
  expect(() => withSpan('fail', { attributes }, fail)).toThrow('s3cret')

  const [span] = traced.spans()
  expect(JSON.stringify([span?.attributes, span?.events, span?.status])).not.toContain('s3cret')
  expect(span?.status.message).toBe(
    'cannot reach mongodb://[redacted]@db/vly with [redacted], Bearer [redacted]',
  )
  expect(span?.attributes).toMatchObject({ text: 'is [redacted]', list: ['[redacted]'], count: 3 })
})

test('given attributes whose key tells of a credential, when the span ends, then their values are masked, and no other', () => {
  const attributes = {
    'http.request.header.x-api-key': ['s3cret'],
    'app.password': 's3cret',
    'gen_ai.usage.tokens': 7,
  }
  withSpan('keys', { attributes }, (span) => span.addEvent('sent', { cookie: 's3cret', size: 3 }))

  expect(newest()?.attributes).toMatchObject({
    'http.request.header.x-api-key': '[redacted]',
    'app.password': '[redacted]',
    'gen_ai.usage.tokens': 7,
  })
  expect(newest()?.events[0]?.attributes).toEqual({ cookie: '[redacted]', size: 3 })
})

test('given secrets in names and in a link, when the span ends, then they are masked, and the link of the caller is not changed', () => {
  const context = { traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 1 }
  const link = { context, attributes: { from: 'amqp://ann:s3cret@queue', token: 's3cret' } }
  const span = trace.getTracer('own').startSpan('GET https://ann:s3cret@x.org/', { links: [link] })
  span.addEvent('Bearer s3cret').end()

  expect(newest()).toMatchObject({
    name: 'GET https://[redacted]@x.org/',
    events: [{ name: 'Bearer [redacted]' }],
    links: [{ context, attributes: { from: 'amqp://[redacted]@queue', token: '[redacted]' } }],
  })
  expect(link.attributes.token).toBe('s3cret')
})
