import type { OtlpValue } from '../../src/otlp/otlp-json'
import type { LegacyTag } from '../../src/query/legacy/legacy-json'
import { describeBackends } from './support/backends'
import { kindTag, legacySpan, tag } from './support/legacy'
import { attribute, text } from './support/spans'

const values: [what: string, sent: OtlpValue, type: LegacyTag['type'], value: LegacyTag['value']][] = [
  ['a text', { stringValue: 'text' }, 'string', 'text'],
  ['an integer', { intValue: '-4' }, 'int64', -4],
  ['the largest safe integer', { intValue: '9007199254740991' }, 'int64', 9007199254740991],
  ['an integer beyond 2^53', { intValue: '9007199254740993' }, 'int64', '9007199254740993'],
  ['a double', { doubleValue: 1.5 }, 'float64', 1.5],
  ['a boolean', { boolValue: false }, 'bool', false],
  ['bytes', { bytesValue: 'AQID' }, 'binary', 'AQID'],
  ['no bytes', { bytesValue: '' }, 'binary', null],
  ['nothing', {}, 'string', ''],
  ['an empty array', { arrayValue: {} }, 'string', '[]'],
  ['an empty map', { kvlistValue: {} }, 'string', '{}'],
  [
    'an array of everything',
    {
      arrayValue: {
        values: [
          { stringValue: '<a & "b">\u2028\n\b日' },
          { intValue: '9007199254740993' },
          { doubleValue: 1e21 },
          { doubleValue: 1e-7 },
          { doubleValue: 2 },
          { boolValue: true },
          { bytesValue: 'AQID' },
          {},
          { arrayValue: { values: [{ intValue: '1' }] } },
        ],
      },
    },
    'string',
    '["\\u003ca \\u0026 \\"b\\"\\u003e\\u2028\\n\\b日",9007199254740993,1e+21,1e-7,2,true,"AQID",null,[1]]',
  ],
  [
    'a map with a key twice',
    { kvlistValue: { values: [text('b', 'x'), text('a', 'y'), text('b', 'z')] } },
    'string',
    '{"a":"y","b":"z"}',
  ],
  [
    'a map that JSON cannot hold',
    { kvlistValue: { values: [attribute('a', { doubleValue: 'NaN' })] } },
    'string',
    '',
  ],
]

describeBackends('values in the older API', (backend) => {
  test.each(values)(
    'given an attribute with %s, when its trace is read, then the tag is right',
    async (...row) => {
      const [, sent, type, value] = row
      const { tags } = await legacySpan(backend(), { attributes: [attribute('a', sent)] })
      expect(tags).toEqual([tag('a', type, value), kindTag])
    },
  )
})
