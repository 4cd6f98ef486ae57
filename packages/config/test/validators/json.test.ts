import { json } from '../../src'
import { errorOf } from '../support/error-of'
import { read } from '../support/read'

test.each([
  ['{"a":[1,2]}', { a: [1, 2] }],
  ['[]', []],
  ['"text"', 'text'],
  ['false', false],
])('given %j, when it is read as json, then it is parsed', (text, value) => {
  expect(read(json(), text)).toEqual(value)
})

test.each(["{'a':1}", '{a:1}', '{"a":1', '{"a":1,}', 'undefined', 'null', '[object Object]'])(
  'given %j, when it is read as json, then it is refused',
  (text) => {
    expect(read(json(), text)).toBe('refused')
  },
)

test('given null, when it is read as json, then the error says that null is what is wrong', () => {
  expect(errorOf({ LIMITS: json() }, { LIMITS: 'null' }).problems[0]).toMatchObject({
    expected: 'JSON other than null',
    found: 'got "null"',
  })
})

test('given a __proto__ key, when it is read as json, then no prototype changes', () => {
  const value = read(json(), '{"__proto__":{"polluted":true}}') as object
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  expect('polluted' in {}).toBe(false)
})
