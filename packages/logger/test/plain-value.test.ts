import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { loggerWithOutput } from './support/collector'

const { logger, output } = loggerWithOutput()

function logged(value: unknown) {
  logger.info({ value }, 'x')
  return output.last.value
}

test.each<[string, unknown, unknown]>([
  ['a BigInt', 10n, '10'],
  ['a symbol', Symbol('s'), 'Symbol(s)'],
  ['not a number', Number.NaN, 'NaN'],
  ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['a wrong date', new Date('x'), 'Invalid Date'],
  ['a Buffer', Buffer.alloc(5_000), '[Buffer of 5000 bytes]'],
  ['a typed array', new Uint16Array(4), '[Uint16Array of 8 bytes]'],
  ['a Map', new Map<unknown, unknown>([['a', 1]]), { a: 1 }],
  ['a Map with a secret', new Map([['password', 'x']]), { password: '[redacted]' }],
  ['a Set', new Set([1, 2]), [1, 2]],
  ['a URL', new URL('https://user:pw@host/x'), 'https://[redacted]@host/x'],
  ['headers', new Headers({ authorization: 'x', accept: 'y' }), { authorization: '[redacted]', accept: 'y' }],
  ['a regular expression', /x/g, '/x/g'],
  ['a promise', Promise.resolve(), '[Promise]'],
  ['a stream', new Socket(), '[Socket]'],
  ['an object without prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
  ['an object with toJSON', { toJSON: () => ({ password: 'x', b: 1 }) }, { password: '[redacted]', b: 1 }],
  [
    'a toJSON that throws',
    {
      a: 1,
      toJSON() {
        throw new Error('no')
      },
    },
    { a: 1 },
  ],
])('given %s, when logged, then it is written sensibly', (_, value, expected) => {
  expect(logged(value)).toEqual(expected)
})

test('given a circle, when logged, then it is marked', () => {
  const circle: Record<string, unknown> = { a: 1 }
  circle.self = circle
  expect(logged(circle)).toEqual({ a: 1, self: '[circular]' })
})

test('given the same object twice, when logged, then it is written twice', () => {
  const twin = { a: 1 }
  expect(logged([twin, twin])).toEqual([{ a: 1 }, { a: 1 }])
})

test('given a proxy that throws at everything, when logged, then the line is still written', () => {
  const refuse = () => {
    throw new Error('no')
  }
  const proxy = new Proxy({}, { get: refuse, ownKeys: refuse, has: refuse, getPrototypeOf: refuse })
  expect(logged(proxy)).toBe('[unreadable]')
  expect(() => logger.info(proxy, 'as fields')).not.toThrow()
  expect(output.last.msg).toBe('as fields')
  const { proxy: revoked, revoke } = Proxy.revocable({}, {})
  revoke()
  expect(logged(revoked)).toBe('[unreadable]')
})

test('given a huge array, when logged, then its beginning and its size are there', () => {
  const array = logged(Array.from({ length: 1_000_000 }, (_, i) => i))
  expect(array).toHaveLength(101)
  expect(array[100]).toBe('[999900 more]')
})

test('given a graph with a million nodes, when logged, then the line keeps its limit', () => {
  const leaf = Array.from({ length: 100 }, (_, i) => ({ i }))
  const graph = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => leaf))
  logged(graph)
  expect(output.texts.at(-1)?.length).toBeLessThanOrEqual(16_384)
})

test('given a request and a response, when logged, then they are told without their headers', () => {
  const req = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: '/a?token=b' })
  req.headers.authorization = 'Bearer x'
  const res = new ServerResponse(req)
  logger.info(req, 'first')
  expect(output.last.req).toEqual({ method: 'GET', path: '/a' })
  logger.info({ req, res }, 'as fields')
  expect(output.last).toMatchObject({ req: { method: 'GET', path: '/a' }, res: { status: 200 } })
})

test('given an own __proto__ key, when logged, then no prototype is changed', () => {
  expect(Object.getPrototypeOf(logged(JSON.parse('{"__proto__":{"polluted":1}}')))).toBe(Object.prototype)
  expect({}).not.toHaveProperty('polluted')
})

test('given a value, when logged, then it is not changed', () => {
  const value = Object.freeze({ password: 'x', nested: Object.freeze({ token: 'y' }) })
  logged(value)
  expect(value).toEqual({ password: 'x', nested: { token: 'y' } })
})
