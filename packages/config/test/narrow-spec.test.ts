import { list, narrowSpec, str } from '../src'
import { errorOf } from './support/error-of'
import { read } from './support/read'

const isWord = (entry: string) => /^[a-z]+$/.test(entry)
const words = (options = {}) =>
  narrowSpec(list({ example: 'red,green', ...options }), 'words with commas between them', (entries) =>
    entries.filter((entry) => !isWord(entry)),
  )

test('given a narrowed spec, when a value is right, then it is read as before', () => {
  expect(read(words(), 'red, blue')).toEqual(['red', 'blue'])
})

test('given a narrowed spec, when a value is wrong, then the error names what of it is', () => {
  expect(errorOf({ COLOURS: words() }, { COLOURS: 'red,g..n,4' }).problems).toEqual([
    {
      name: 'COLOURS',
      expected: 'words with commas between them',
      found: 'got "g..n", "4"',
      remedy: 'Change COLOURS, for example to red,green.',
    },
  ])
})

test.each([
  ['default', { default: ['4'] }],
  ['example', { example: '4' }],
])('given a %s that is wrong by the narrower rule, when it is declared, then it throws', (what, options) => {
  expect(() => words(options)).toThrow(
    expect.objectContaining({
      code: 'ERR_CONFIG_SPEC',
      message: expect.stringContaining(`the ${what} is wrong`),
    }),
  )
})

test('given an optional spec, when it is narrowed, then it stays optional', () => {
  const spec = narrowSpec(str({ optional: true }), 'a word', (text) => (isWord(text) ? [] : [text]))
  expect(spec.required).toBe(false)
  expect(read(spec, 'red')).toBe('red')
})
