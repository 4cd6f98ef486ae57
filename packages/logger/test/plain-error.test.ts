import { runInNewContext } from 'node:vm'
import { loggerWithOutput } from './support/collector'

const { logger, output } = loggerWithOutput()

function logged(err: unknown) {
  logger.error({ err }, 'x')
  return output.last.err
}

test('given causes, when logged, then they are nested with type, message and stack', () => {
  const err = logged(
    new Error('outer', { cause: new TypeError('middle', { cause: new RangeError('inner') }) }),
  )
  expect(err).toMatchObject({
    type: 'Error',
    message: 'outer',
    cause: { type: 'TypeError', message: 'middle', cause: { type: 'RangeError', message: 'inner' } },
  })
  expect(err.cause.cause.stack).toContain('RangeError: inner')
})

test('given an AggregateError, when logged, then all its errors are there', () => {
  const err = logged(new AggregateError([new Error('one'), 'two', null], 'several'))
  expect(err).toMatchObject({
    type: 'AggregateError',
    message: 'several',
    errors: [{ message: 'one' }, 'two', null],
  })
})

test('given causes in a circle, when logged, then the circle is marked', () => {
  const one: Error = new Error('one')
  one.cause = new Error('two', { cause: one })
  expect(logged(one)).toMatchObject({ message: 'one', cause: { message: 'two', cause: '[circular]' } })
})

test('given a hundred causes, when logged, then the depth is bounded', () => {
  let error = new Error('0')
  for (let i = 1; i < 100; i++) error = new Error(String(i), { cause: error })
  const err = JSON.stringify(logged(error))
  expect(err).toContain('"message":"99"')
  expect(err).toContain('[too deep]')
  expect(err).not.toContain('"message":"50"')
})

test('given more properties, when logged, then they are kept and masked', () => {
  const err = logged(
    Object.assign(new Error('x'), {
      code: 'E',
      status: 502,
      config: { headers: { Authorization: 'Bearer abc' } },
    }),
  )
  expect(err).toMatchObject({ code: 'E', status: 502, config: { headers: { Authorization: '[redacted]' } } })
})

test('given a class and a name, when logged, then type is the name that tells more', () => {
  class PaymentError extends Error {}
  expect(logged(new PaymentError('x')).type).toBe('PaymentError')
  expect(logged(Object.assign(new Error('x'), { name: 'MongoError' })).type).toBe('MongoError')
})

test('given an error of another realm, when logged, then it is an error all the same', () => {
  expect(logged(runInNewContext('new TypeError("elsewhere")'))).toMatchObject({
    type: 'TypeError',
    message: 'elsewhere',
    stack: expect.any(String),
  })
})

test.each<[unknown, object]>([
  ['text', { type: 'string', message: 'text' }],
  [42, { type: 'number', message: '42' }],
  [
    { code: 4, message: 'half an error' },
    { type: 'Object', message: 'half an error', code: 4 },
  ],
  [{ code: 4 }, { type: 'Object', message: 'not an Error', code: 4 }],
])('given %j thrown, when logged, then it has the form of an error', (thrown, expected) => {
  expect(logged(thrown)).toEqual(expected)
})

test('given getters that throw, when logged, then the rest is there', () => {
  const error = new Error('x')
  for (const key of ['message', 'extra']) {
    Object.defineProperty(error, key, {
      enumerable: true,
      get() {
        throw new Error('no')
      },
    })
  }
  expect(logged(error)).toMatchObject({ type: 'Error', message: '[unreadable]', extra: '[unreadable]' })
})
