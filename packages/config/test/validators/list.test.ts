import { list } from '../../src'
import { read } from '../support/read'

test.each([
  ['one', ['one']],
  ['one,two', ['one', 'two']],
  [' one , two ,', ['one', 'two']],
  ['one,,two', ['one', 'two']],
  [',', []],
])('given %j, when it is read as list, then its entries come trimmed, without empty ones', (text, value) => {
  expect(read(list(), text)).toEqual(value)
})

test('given a separator, when a list is read, then only that separates', () => {
  expect(read(list({ separator: ';' }), 'a,b;c')).toEqual(['a,b', 'c'])
})

test('given choices, when one entry is none of them, then the list is refused', () => {
  const spec = list({ choices: ['http', 'mongodb'] })
  expect(read(spec, 'mongodb,http')).toEqual(['mongodb', 'http'])
  expect(read(spec, 'http,redis')).toBe('refused')
  expect(spec.expected).toBe('a list with commas between its entries, each one of http, mongodb')
})

test('given a list, when it is read or comes from the default, then it is frozen and the caller’s array is not', () => {
  const fallback = ['a']
  expect(Object.isFrozen(read(list({ default: fallback }), ''))).toBe(true)
  expect(Object.isFrozen(read(list(), 'a'))).toBe(true)
  expect(Object.isFrozen(fallback)).toBe(false)
})
