import fc from 'fast-check'
import {
  bool,
  bytes,
  durationMs,
  email,
  host,
  integer,
  json,
  list,
  logLevel,
  mongoUri,
  num,
  port,
  type Spec,
  str,
  url,
} from '../src'
import { errorOf } from './support/error-of'
import { read } from './support/read'

test.each<[string, Spec<unknown>, string | undefined]>([
  ['a lower bound above what is usual', port({ min: 8000, max: 9000 }), '8000'],
  ['a lower bound of a number', num({ min: 6 }), '6'],
  ['a lower bound of a whole number', integer({ min: 100 }), '100'],
  ['a lower bound that is no whole number', integer({ min: 99.5 }), '100'],
  ['an upper bound that is no whole number', integer({ max: -0.5 }), '-1'],
  ['a lower bound of a duration', durationMs({ min: 60_000 }), '60000'],
  ['an upper bound below what is usual', bytes({ max: 500 }), '500'],
  ['a bound that lets through what is usual', port({ min: 1024 }), '3000'],
  ['no whole number between the bounds', integer({ min: 0.1, max: 0.9 }), undefined],
  ['a default', port({ default: 3122 }), '3122'],
  ['a default that is text', host({ default: 'localhost' }), 'localhost'],
  ['a default that is a list', list({ default: ['a', 'b'], separator: ';' }), 'a;b'],
  ['a default that is an object', json({ default: { a: 1 } }), '{"a":1}'],
  ['an empty default', list({ default: [] }), 'one,two'],
  ['a default beside choices', str({ default: 'b', choices: ['a', 'b'] }), 'b'],
  ['an example beside a default', port({ default: 3122, example: '8080' }), '8080'],
  ['a default that is secret', url({ default: 'http://u:p@h', secret: true }), 'https://example.org'],
])('given %s, when an example is suggested, then it is one that the spec takes', (_what, spec, example) => {
  expect(spec.example).toBe(example)
})

test('given a value out of bounds, when the error says what to do, then it suggests one within them', () => {
  const { problems } = errorOf({ PORT: port({ min: 8000, max: 9000 }) }, { PORT: '80' })
  expect(problems[0]?.remedy).toBe('Change PORT, for example to 8000.')
})

const bound = fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), {
  nil: undefined,
})
const numbers = fc
  .tuple(fc.constantFrom(num, integer, port, durationMs, bytes), bound, bound)
  .map(([declare, one, two]) => {
    const [min, max] =
      one !== undefined && two !== undefined ? [Math.min(one, two), Math.max(one, two)] : [one, two]
    return () => declare({ ...(min !== undefined && { min }), ...(max !== undefined && { max }) })
  })
const separator = fc.constantFrom(',', ';', '|', '::')
const others = fc.constantFrom<() => Spec<unknown>>(bool, email, host, json, list, logLevel, mongoUri, url)
const lists = separator.map((between) => () => list({ separator: between }))
const protocols = fc.constantFrom('http', 'https', 'amqp').map((name) => () => url({ protocols: [name] }))

test('given any validator with any bounds, when an example is suggested, then the spec takes it', () => {
  let suggested = 0
  fc.assert(
    fc.property(fc.oneof(numbers, others, lists, protocols), (declare) => {
      const spec = specOf(declare)
      if (spec?.example === undefined) return
      suggested += 1
      expect(read(spec, spec.example)).not.toBe('refused')
    }),
    { numRuns: 500 },
  )
  expect(suggested).toBeGreaterThan(200)
})

// Bounds of which one is past the other by nature, such as a port of 70000 or more, are refused when they are declared.
function specOf(declare: () => Spec<unknown>): Spec<unknown> | undefined {
  try {
    return declare()
  } catch {
    return undefined
  }
}
