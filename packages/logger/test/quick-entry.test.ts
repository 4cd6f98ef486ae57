import { sensitiveKeys } from '@voluntarily/config'
import fc from 'fast-check'
import { readArguments } from '../src/log-arguments'
import { noSerializers } from '../src/masked-children'
import { quickEntry } from '../src/quick-entry'
import { startWalk } from '../src/walk'

const isSensitive = sensitiveKeys(['shoe'])
const read = (args: unknown[]) =>
  readArguments(args, { walk: startWalk(isSensitive, 16_384), serializers: noSerializers })

test.each([
  [['hello']],
  [['']],
  [['100 %s']],
  [[{ volunteerId: '7', found: true, ms: 1.5 }, 'looked up']],
  [[{}, 'nothing']],
])('given %j, when it is read quickly, then it is what the thorough reading gives', (args) => {
  expect(quickEntry(args, isSensitive)).toEqual(read(args))
})

test.each<[string, unknown[]]>([
  ['an error', [new Error('boom')]],
  ['an error under a key', [{ err: new Error('boom') }, 'm']],
  ['a nested object', [{ a: { b: 1 } }, 'm']],
  ['a sensitive key', [{ password: 'x' }, 'm']],
  ['a key of LOG_REDACT', [{ shoe: 'x' }, 'm']],
  ['a name and its value', [{ name: 'authorization', value: 'x' }, 'm']],
  ['a field of the line itself', [{ level: 'x' }, 'm']],
  ['a value for a placeholder', ['%s', 'x']],
  ['a number that JSON has not', [{ a: Number.NaN }, 'm']],
  ['an object of a class', [new Date(), 'm']],
  ['an object that says itself what it is', [{ toJSON: 1 }, 'm']],
  ['a long text', ['x'.repeat(2_000)]],
  ['many fields', [Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`k${i}`, i])), 'm']],
  [
    'a proxy that throws',
    [
      new Proxy(
        {},
        {
          getPrototypeOf() {
            throw new Error('no')
          },
        },
      ),
      'm',
    ],
  ],
  ['nothing', []],
])('given %s, when it is read quickly, then it is left to the thorough reading', (_, args) => {
  expect(quickEntry(args, isSensitive)).toBeUndefined()
})

test('given any arguments, when they can be read quickly, then it is what the thorough reading gives', () => {
  const key = fc.oneof(
    fc.string(),
    fc.constantFrom('err', 'value', 'name', 'token', 'time', '__proto__', 'id'),
  )
  const fields = fc.dictionary(
    key,
    fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
  )
  const args = fc.array(fc.oneof(fc.string(), fields, fc.anything()), { maxLength: 3 })
  fc.assert(
    fc.property(args, (given) => {
      const quick = quickEntry(given, isSensitive)
      if (quick) expect(JSON.stringify(quick)).toBe(JSON.stringify(read(given)))
    }),
    { numRuns: 5_000 },
  )
})
