import {
  isHttpUrl,
  isObject,
  isOneOrSeveral,
  isText,
  type OptionCheck,
  optionProblems,
} from '@voluntarily/otlp'

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
