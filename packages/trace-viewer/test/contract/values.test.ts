import type { OtlpValue } from '../../src/otlp/otlp-json'
import { describeBackends } from './support/backends'
import { readTrace, send } from './support/client'
import { attribute, newService, newTraceId, span, spansOf } from './support/spans'

/** A value as it is sent; as it is answered, where that is another way to write the same. */
const values: [what: string, sent: object, answered?: OtlpValue][] = [
  ['a text', { stringValue: 'text' }],
  ['an empty text', { stringValue: '' }],
  ['a text of other scripts', { stringValue: 'grüße 日本語 🚦 \u0000 " \\ </script> \u2028' }],
  ['a small integer', { intValue: '4' }],
  ['an integer as a number', { intValue: 4 }, { intValue: '4' }],
  ['0', { intValue: '0' }],
  ['an integer beyond 2^53', { intValue: '9007199254740993' }],
  ['the smallest integer', { intValue: '-9223372036854775808' }],
  ['a double', { doubleValue: 1.5 }],
  ['a double without a fraction', { doubleValue: 2 }],
  ['0 as a double', { doubleValue: 0 }],
  ['a large double', { doubleValue: 1e300 }],
  ['a small double', { doubleValue: -1e-9 }],
  ['a double that is no number', { doubleValue: 'NaN' }],
  ['an infinite double', { doubleValue: '-Infinity' }],
  ['true', { boolValue: true }],
  ['false', { boolValue: false }],
  ['bytes', { bytesValue: 'AQID' }],
  ['no bytes', { bytesValue: '' }],
  ['an array', { arrayValue: { values: [{ stringValue: 'x' }, { intValue: '1' }, {}] } }],
  ['an empty array', { arrayValue: { values: [] } }, { arrayValue: {} }],
  [
    'a map',
    { kvlistValue: { values: [{ key: 'k', value: { kvlistValue: { values: [] } } }] } },
    { kvlistValue: { values: [{ key: 'k', value: { kvlistValue: {} } }] } },
  ],
  ['nothing', {}],
]

describeBackends('values', (backend) => {
  test.each(values)(
    'given an attribute with %s, when its trace is read, then it is the same',
    async (...row) => {
      const [, sent, answered = sent as OtlpValue] = row
      const traceId = newTraceId()
      await send(
        backend(),
        spansOf(newService('values'), span({ traceId, attributes: [attribute('a', sent)] })),
      )
      const [group] = await readTrace(backend(), traceId)
      expect(group?.scopeSpans[0]?.spans[0]?.attributes).toEqual([attribute('a', answered)])
    },
  )
})
