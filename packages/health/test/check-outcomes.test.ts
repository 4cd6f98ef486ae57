import type { CheckFunction } from '../src'
import { onlyEntry, readyHealth } from './support/ready-health'

const circular: Record<string, unknown> = { status: 'pass' }
circular.observedValue = circular
const hostile = new Proxy(
  {},
  {
    get() {
      throw new Error('do not look')
    },
    has() {
      throw new Error('do not look')
    },
    getPrototypeOf() {
      throw new Error('do not look')
    },
  },
)
const thrower = (value: unknown) => () => {
  throw value
}
const thenable = (then: (resolve: (value: unknown) => void) => void) => Object.fromEntries([['then', then]])
const refused = Object.assign(new AggregateError([new Error('connect ECONNREFUSED ::1:27017')]), {
  code: 'ECONNREFUSED',
})

const passing: [string, unknown][] = [
  ['nothing', () => {}],
  ['a promise of nothing', async () => {}],
  ['true', () => true],
  ["{ status: 'pass' }", () => ({ status: 'pass' })],
  ['a thenable', () => thenable((resolve) => resolve(true))],
]

test.each(passing)('given a check that answers %s, when it is run, then it passes', async (_name, check) => {
  const health = readyHealth({ checks: { it: check as CheckFunction } })
  expect(await onlyEntry(health)).toMatchObject({ status: 'pass' })
})

const failing: [string, unknown, RegExp][] = [
  ['an Error thrown', thrower(new Error('boom')), /^boom$/],
  ['an Error rejected', async () => Promise.reject(new Error('boom')), /^boom$/],
  [
    'an error with causes',
    thrower(new Error('fetch failed', { cause: refused })),
    /^fetch failed: connect ECONNREFUSED ::1:27017$/,
  ],
  [
    'an error that is its own cause',
    thrower(Object.assign(new Error('me'), { cause: new Error('me') })),
    /^me$/,
  ],
  ['null thrown', thrower(null), /^threw null$/],
  ['undefined thrown', thrower(undefined), /^threw undefined$/],
  ['null rejected', () => Promise.reject(null), /^threw null$/],
  ['undefined rejected', () => Promise.reject(undefined), /^threw undefined$/],
  ['a string thrown', thrower('no route'), /^no route$/],
  ['an empty string thrown', thrower(''), /^failed without a message$/],
  ['a symbol thrown', thrower(Symbol('s')), /^threw symbol Symbol\(s\)$/],
  ['an object thrown', thrower({ ok: 0 }), /^threw a value of type object$/],
  ['something hostile thrown', thrower(hostile), /cannot be read/],
  [
    'an error with a hostile message',
    thrower({
      get message() {
        throw new Error('no')
      },
    }),
    /cannot be read/,
  ],
  ['false', () => false, /returned false/],
  ["{ status: 'fail' }", () => ({ status: 'fail', output: 'disk full' }), /^disk full$/],
  ['null', () => null, /returned null/],
  ['a number', () => 0, /returned number/],
  ['a string', () => 'OK', /returned string/],
  ['an object without status', () => ({ ok: 1 }), /without status/],
  ['an unknown status', () => ({ status: 'up' }), /without status/],
  ['NaN', () => ({ status: 'pass', observedValue: Number.NaN }), /no finite number/],
  ['something circular', () => circular, /no finite number/],
  ['a BigInt', () => ({ status: 'pass', observedValue: 1n }), /no finite number/],
  ['an output that is no text', () => ({ status: 'pass', output: {} }), /no string/],
  ['a unit that is no text', () => ({ status: 'pass', observedUnit: 1 }), /no string/],
  ['something hostile', () => hostile, /do not look/],
  ['a thenable that throws', () => thenable(thrower(new Error('thenable'))), /^thenable$/],
]

test.each(failing)(
  'given a check that answers %s, when it is run, then it fails and says so',
  async (_name, check, output) => {
    const health = readyHealth({ checks: { it: check as CheckFunction } })
    const entry = await onlyEntry(health)
    expect(entry).toMatchObject({ status: 'fail', failures: 1, output: expect.stringMatching(output) })
  },
)

test('given one check that fails, when the others are fine, then they are told apart', async () => {
  const health = readyHealth({ checks: { bad: thrower(null), good: () => {} } })
  const { checks } = await health.report()
  expect([checks?.['bad:responseTime']?.[0]?.status, checks?.['good:responseTime']?.[0]?.status]).toEqual([
    'fail',
    'pass',
  ])
})
