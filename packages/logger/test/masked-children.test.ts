import { pino } from 'pino'
import { loggerWithOutput } from './support/collector'

const { logger, output } = loggerWithOutput()

test('given bindings with secrets, when the child logs, then they are masked', () => {
  const child = logger.child({
    password: 'hunter22',
    uri: 'mongodb://u:hunter22@h',
    nested: { token: 'hunter22' },
  })
  child.setBindings({ apiKey: 'hunter22' })
  child.child({ cookie: 'hunter22' }).info('x')
  expect(output.texts.at(-1)).not.toContain('hunter22')
  expect(output.last).toMatchObject({
    password: '[redacted]',
    nested: { token: '[redacted]' },
    cookie: '[redacted]',
  })
})

test('given strange bindings, when a child is made and logs, then nothing throws', () => {
  const strange = Object.create(null)
  strange.big = 10n
  Object.defineProperty(strange, 'bad', {
    enumerable: true,
    get() {
      throw new Error('no')
    },
  })
  logger.child(strange).info('x')
  expect(output.last).toMatchObject({ big: '10', bad: '[unreadable]' })
  expect(() => logger.child(undefined as never).info('y')).not.toThrow()
})

test('given an error bound to a child, when it logs, then the error is whole', () => {
  logger.child({ err: new Error('bound') }).info('x')
  expect(output.last.err).toMatchObject({ type: 'Error', message: 'bound', stack: expect.any(String) })
})

test('given serializers of the app, when a child uses them, then they get the value itself and what they return is masked', () => {
  const serializers = {
    user: (user: { id: number }) => ({ id: user.id, token: 'hunter22' }),
    bad: () => {
      throw new Error('no')
    },
    err: pino.stdSerializers.err,
  }
  const child = logger.child({ user: { id: 1 } }, { serializers })
  child.child({}).info({ user: { id: 2 }, bad: 1, err: new Error('x') }, 'x')
  expect(output.texts.at(-1)).not.toContain('hunter22')
  expect(output.last).toMatchObject({
    user: { id: 2, token: '[redacted]' },
    bad: '[unreadable]',
    err: { type: 'Error' },
  })
})

test('given a formatter of the app, when a child uses it, then what it returns is masked', () => {
  const child = logger.child({}, { formatters: { log: (fields) => ({ ...fields, secret: 'hunter22' }) } })
  child.info({ a: 1 }, 'x')
  expect(output.last).toMatchObject({ a: 1, secret: '[redacted]' })
})

test('given a message prefix and interpolation, when the child logs, then secrets in both are masked', () => {
  logger
    .child({}, { msgPrefix: 'a://u:hunter22@h ' })
    .info('%s %j', 'Bearer hunter22', { password: 'hunter22' })
  expect(output.last.msg).toBe('a://[redacted]@h Bearer [redacted] {"password":"[redacted]"}')
})

test('given a formatter for bindings, when it adds a secret, then that is masked', () => {
  const formatters = { bindings: (fields: object) => ({ ...fields, password: 'hunter22' }) }
  logger.child({ a: 1 }, { formatters }).info('x')
  expect(output.last).toMatchObject({ a: 1, password: '[redacted]' })
})

test('given a formatter for bindings that throws, when a child is made, then it has its bindings', () => {
  const formatters = {
    bindings: () => {
      throw new Error('no')
    },
  }
  logger.child({ a: 1 }, { formatters }).info('x')
  expect(output.last).toMatchObject({ a: 1, msg: 'x' })
})

test('given a binding called hasOwnProperty, when a child is made, then nothing throws', () => {
  logger.child({ hasOwnProperty: 1 }).info('x')
  expect(output.last).toMatchObject({ hasOwnProperty_: 1 })
})
