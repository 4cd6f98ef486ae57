import {
  hasMethods,
  isHttpUrl,
  isObject,
  isOneOrSeveral,
  isText,
  isWhole,
  type OptionCheck,
  optionProblems,
  optionsMessage,
} from '../src'

const checks: Record<string, OptionCheck> = {
  name: [isText, 'a name'],
  kind: [isOneOrSeveral(['a', 'b']), 'a, b or both'],
  endpoint: [isHttpUrl, 'an address'],
  more: [isObject, 'an object'],
}
const problemsOf = (options: unknown) => optionProblems(options, checks, "{ name: 'shop' }")

test.each([
  [{}],
  [{ name: undefined, kind: undefined }],
  [{ name: 'shop', kind: 'a', endpoint: 'HTTPS://collector:4318', more: {} }],
  [{ kind: ['b', 'a'] }],
])('given the options %j, when they are looked at, then nothing is wrong', (options) => {
  expect(problemsOf(options)).toEqual([])
})

test('given options that are all wrong, when they are looked at, then each has its line', () => {
  const options = {
    name: ' ',
    kind: [],
    endpoint: 'collector:4318',
    more: [],
    nmae: 'shop',
    toString: undefined,
  }

  expect(problemsOf(options)).toEqual([
    'nmae: there is no such option, expected name, kind, endpoint, more',
    'toString: there is no such option, expected name, kind, endpoint, more',
    'name: expected a name',
    'kind: expected a, b or both',
    'endpoint: expected an address',
    'more: expected an object',
  ])
})

test.each([[null], ['shop'], [['shop']]])(
  'given %j, when it is looked at, then an object is asked for',
  (options) => {
    expect(problemsOf(options)).toEqual(["expected an object such as { name: 'shop' }"])
  },
)

test('given what is wrong, when its message is made, then it names the function, and has a line for each', () => {
  expect(optionsMessage('startShop', problemsOf({ name: 1, nmae: 1 }))).toBe(
    'options of startShop are wrong:\n' +
      '  nmae: there is no such option, expected name, kind, endpoint, more\n' +
      '  name: expected a name',
  )
})

test.each([
  [true, 0],
  [true, 9],
  [false, 10],
  [false, -1],
  [false, 0.5],
  [false, Number.NaN],
  [false, '1'],
])('given 0 to 9 as bounds, then it is %s that %p is a whole number within them', (expected, value) => {
  expect(isWhole(value, 0, 9)).toBe(expected)
})

test.each([
  [true, { write() {} }],
  [true, Object.assign(() => {}, { write() {} })],
  [false, { write: true }],
  [false, null],
  [false, undefined],
])('given a method to look for, then it is %s that %p has it', (expected, value) => {
  expect(hasMethods(value, 'write')).toBe(expected)
})
