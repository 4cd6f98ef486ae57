import { integer } from '../../src'
import { read } from '../support/read'

test.each([
  ['0', 0],
  ['-7', -7],
  ['+7', 7],
  ['010', 10],
  ['9007199254740991', 9_007_199_254_740_991],
])('given %j, when it is read as integer, then it is %d', (text, value) => {
  expect(read(integer(), text)).toBe(value)
})

test.each(['1.5', '1.0', '1e3', '0x10', '12abc', 'Infinity', '9007199254740992', '1 000'])(
  'given %j, when it is read as integer, then it is refused',
  (text) => {
    expect(read(integer(), text)).toBe('refused')
  },
)

test('given min and max, when a number is outside them, then it is refused and the bounds are named', () => {
  const spec = integer({ min: 1, max: 10 })
  expect(['0', '1', '10', '11'].map((text) => read(spec, text))).toEqual(['refused', 1, 10, 'refused'])
  expect(spec.expected).toBe('a whole number, 1 to 10')
  expect(integer({ min: 1 }).expected).toBe('a whole number, 1 or more')
  expect(integer({ max: 9 }).expected).toBe('a whole number, 9 or less')
})
