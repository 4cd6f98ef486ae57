import { TraceFlags } from '@opentelemetry/api'
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace'
import fc from 'fast-check'
import { EncodeAtEnd } from '../../src/export/encode-at-end'
import { serializeSpans } from '../../src/protobuf/serialize-spans'
import { batches } from './support/any-spans'
import { namedSpans } from './support/end-spans'
import { readRequest, spansOf } from './support/read-request'

/** What waits for an export after these spans have ended. */
function waiting(spans: readonly ReadableSpan[], onUnreadable = () => {}): ReadableSpan[] {
  const kept: ReadableSpan[] = []
  const batch: SpanProcessor = {
    onStart() {},
    onEnd: (span) => void kept.push(span),
    forceFlush: async () => {},
    shutdown: async () => {},
  }
  const processor = new EncodeAtEnd(batch, onUnreadable)
  for (const span of spans) processor.onEnd(span)
  return kept
}

const isSampled = (span: ReadableSpan) => (span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0

test('given any spans, when they are sent after they have waited as bytes, then the request is the same as without', () => {
  fc.assert(
    fc.property(batches, (spans) => {
      const sampled = spans.filter(isSampled)
      expect(Buffer.compare(serializeSpans(waiting(spans)), serializeSpans(sampled))).toBe(0)
    }),
    { numRuns: 300 },
  )
})

test('given a span that waits, when its attributes are changed, then what is sent is as it was at its end', () => {
  const [span] = namedSpans(['one'], { text: 'before' })
  const kept = waiting(span ? [span] : [])
  if (span) span.attributes.text = 'after'

  expect(spansOf(readRequest(serializeSpans(kept)))[0]).toMatchObject({
    attributes: [{ key: 'text', value: { stringValue: 'before' } }],
  })
})

test.each([
  ['resource', null],
  ['instrumentationScope', undefined],
])(
  'given a span without %s, when it ends, then it alone does not wait, and is told of',
  (property, value) => {
    const [first, second] = namedSpans(['first', 'second'])
    const spoilt = Object.create(first ?? null, { [property]: { value } }) as ReadableSpan
    const onUnreadable = jest.fn()
    const kept = waiting(second ? [spoilt, second] : [], onUnreadable)

    expect(spansOf(readRequest(serializeSpans(kept))).map(({ name }) => name)).toEqual(['second'])
    expect(onUnreadable).toHaveBeenCalledTimes(1)
  },
)
