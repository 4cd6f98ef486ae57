import { num } from '../../src'
import { read } from '../support/read'

test.each([
  ['0', 0],
  ['-3', -3],
  ['+3', 3],
  ['0.25', 0.25],
  ['.5', 0.5],
  ['5.', 5],
  ['007', 7],
  ['1e3', 1000],
  ['1E-3', 0.001],
  [' 8 ', 8],
])('given %j, when it is read as num, then it is %d', (text, value) => {
  expect(read(num(), text)).toBe(value)
})

test.each([
  '12abc',
  '1 2',
  '1,5',
  '1_000',
  'Infinity',
  '-Infinity',
  'NaN',
  '0x10',
  '0b1',
  '0o7',
  '1e999',
  'e3',
  '.',
  '-',
  '١٢',
])('given %j, when it is read as num, then it is refused', (text) => {
  expect(read(num(), text)).toBe('refused')
})

test('given min and max, when a number is outside them, then it is refused', () => {
  const spec = num({ min: 0, max: 1 })
  expect(['0', '1', '0.5', '-0.01', '1.01'].map((text) => read(spec, text))).toEqual([
    0,
    1,
    0.5,
    'refused',
    'refused',
  ])
})
