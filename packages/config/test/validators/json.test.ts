import { json } from '../../src'
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

test('given a __proto__ key, when it is read as json, then no prototype changes', () => {
  const value = read(json(), '{"__proto__":{"polluted":true}}') as object
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  expect('polluted' in {}).toBe(false)
})
