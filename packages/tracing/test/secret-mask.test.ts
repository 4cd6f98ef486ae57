import { loadConfig, str } from '@voluntarily/config'
import { withSpan } from '@voluntarily/tracing'
import { traceInMemory } from './support/trace-in-memory'

const traced = traceInMemory()

beforeAll(() => void loadConfig({ KEY: str({ secret: true }) }, { environment: { KEY: 'my s3cret value' } }))
afterAll(() => traced.shutdown())

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
