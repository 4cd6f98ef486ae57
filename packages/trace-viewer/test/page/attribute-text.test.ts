import { attributeText, valueText, valueType } from '../../page/trace/attribute-text'
import type { OtlpValue } from '../../src/otlp/otlp-json'

test.each<[OtlpValue | undefined, string, string]>([
  [{ stringValue: 'a\nb' }, 'text', 'a\nb'],
  [{ intValue: '9007199254740993' }, 'number', '9007199254740993'],
  [{ doubleValue: 1.5 }, 'number', '1.5'],
  [{ doubleValue: 'NaN' }, 'number', 'NaN'],
  [{ boolValue: false }, 'boolean', 'false'],
  [{ bytesValue: 'AQID' }, 'bytes', 'AQID'],
  [{ arrayValue: { values: [{ stringValue: 'x' }, { boolValue: true }] } }, 'list', '[\n  "x",\n  true\n]'],
  [{ kvlistValue: { values: [{ key: 'k', value: { stringValue: 'v' } }] } }, 'map', '{\n  "k": "v"\n}'],
  [{ arrayValue: {} }, 'list', '[]'],
  [{}, 'empty', ''],
  [undefined, 'empty', ''],
])('given %j, when it is shown, then as a %s', (value, type, text) => {
  expect([valueType(value), valueText(value)]).toEqual([type, text])
})

test('given a key that would change an object, when the map is shown, then it is a key like others', () => {
  const value = { kvlistValue: { values: [{ key: '__proto__', value: { stringValue: 'v' } }] } }
  expect(valueText(value)).toContain('"__proto__": "v"')
})

test('given a value of 100,000 levels, when it is shown, then it ends with an ellipsis', () => {
  let value: OtlpValue = { stringValue: 'deep' }
  for (let level = 0; level < 100_000; level++) value = { arrayValue: { values: [value] } }
  expect(valueText(value)).toContain('"…"')
})

test('given attributes, when one is asked for, then its text, or nothing', () => {
  const attributes = [{ key: 'a', value: { intValue: '1' } }]
  expect([
    attributeText(attributes, 'a'),
    attributeText(attributes, 'b'),
    attributeText(undefined, 'a'),
  ]).toEqual(['1', undefined, undefined])
})
