import { describeBackends } from './support/backends'
import { legacySpan } from './support/legacy'
import { newTraceId, type SpanParts, spanId, text } from './support/spans'

const otherTraceId = newTraceId()
const link = (parts: object = {}) => ({ traceId: otherTraceId, spanId: spanId(7), ...parts })
const reference = (refType: string, traceID: string, spanID: string) => ({ refType, traceID, spanID })

describeBackends('references in the older API', (backend) => {
  test.each<[what: string, parts: SpanParts, references: (traceId: string) => object[]]>([
    ['a link', { links: [link()] }, () => [reference('FOLLOWS_FROM', otherTraceId, spanId(7))]],
    [
      'a link as child',
      { links: [link({ attributes: [text('opentracing.ref_type', 'child_of')] })] },
      () => [reference('CHILD_OF', otherTraceId, spanId(7))],
    ],
    [
      'a parent and links',
      { parentSpanId: spanId(9), links: [link(), link({ spanId: spanId(8) })] },
      (traceId) => [
        reference('CHILD_OF', traceId, spanId(9)),
        reference('FOLLOWS_FROM', otherTraceId, spanId(7)),
        reference('FOLLOWS_FROM', otherTraceId, spanId(8)),
      ],
    ],
    [
      'a link without a span',
      { links: [link({ spanId: '' })] },
      () => [reference('FOLLOWS_FROM', otherTraceId, '0000000000000000')],
    ],
  ])('given %s, when the trace is read, then they are references', async (_what, parts, references) => {
    const { traceID, references: answered } = await legacySpan(backend(), parts)
    expect(answered).toEqual(references(traceID))
  })

  test('given a link to the parent, when the trace is read, then there is one reference', async () => {
    const traceId = newTraceId()
    const { references } = await legacySpan(backend(), {
      traceId,
      parentSpanId: spanId(9),
      links: [link(), link({ traceId, spanId: spanId(9) })],
    })
    expect(references).toEqual([
      reference('FOLLOWS_FROM', traceId, spanId(9)),
      reference('FOLLOWS_FROM', otherTraceId, spanId(7)),
    ])
  })

  test('given a link to no trace, when the trace is read, then it is gone and that is said', async () => {
    const { references, warnings } = await legacySpan(backend(), { links: [{ spanId: spanId(7) }] })
    expect(references).toEqual([])
    expect(warnings).toEqual([expect.stringMatching(/^Invalid span reference removed \{.*FOLLOWS_FROM/)])
  })
})
