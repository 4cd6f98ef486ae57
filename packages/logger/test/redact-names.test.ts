import { ConfigError, throwDeferredProblems } from '@voluntarily/config'
import { createLogger } from '../src'
import { LoggerOptionsError } from '../src/logger-options-error'
import { loggerWithOutput } from './support/collector'

const wrong = ['a..b', 'items[', '*.', '*', '*.*', '[*]', '.a', 'a.', 'a]', 'pass*', 'a.**', 'a[0', '["a"].']

test.each(wrong)(
  'given LOG_REDACT=phone,%s, when a logger is made, then config tells of this entry',
  (name) => {
    createLogger({ environment: { LOG_REDACT: `phone,${name}` } })

    const error = errorOf(throwDeferredProblems) as ConfigError
    expect(error).toBeInstanceOf(ConfigError)
    expect(error.problems).toEqual([
      {
        name: 'LOG_REDACT',
        expected: 'key names and pino paths with commas between them',
        found: `got ${JSON.stringify(name)}`,
        remedy: 'Change LOG_REDACT, for example to dateOfBirth,body.address.street, or remove LOG_REDACT.',
      },
    ])
  },
)

test.each([...wrong, ' '])(
  'given %j among the names in code, when a logger is made, then the error names it',
  (name) => {
    const error = errorOf(() => createLogger({ redact: ['phone', name] }))
    expect(error).toBeInstanceOf(LoggerOptionsError)
    expect(String(error)).toContain(`redact: expected an array of key names and pino paths`)
    expect(String(error)).toContain(`; ${JSON.stringify(name)} is neither`)
  },
)

test('given something that is no text among the names, when a logger is made, then the error says where', () => {
  expect(() => createLogger({ redact: ['phone', 5] as never })).toThrow('; entry 1 is neither')
  expect(() => createLogger({ redact: 'phone' as never })).toThrow(/such as body\.address\.street$/)
})

test('given a wrong name beside a right one, when logged, then the right one is masked', () => {
  const { logger, output } = loggerWithOutput({ environment: { LOG_REDACT: 'phone,*.' } })
  logger.info({ phone: '123' }, 'called')
  expect(output.last).toMatchObject({ phone: '[redacted]', msg: 'called' })
  expect(throwDeferredProblems).toThrow()
})

test.each<[string, object, object]>([
  ['*.price', { item: { price: 1 } }, { item: { price: '[redacted]' } }],
  ['item.*', { item: { price: 1 } }, { item: { price: '[redacted]' } }],
  ['items[*].price', { items: [{ price: 1 }] }, { items: [{ price: '[redacted]' }] }],
  ['items[0]', { items: [1, 2] }, { items: ['[redacted]', 2] }],
  ['headers["x-user"]', { headers: { 'x-user': 'a' } }, { headers: { 'x-user': '[redacted]' } }],
  ['["x-user"]', { 'x-user': 'a' }, { 'x-user': '[redacted]' }],
  ['x-user', { deep: { 'x-user': 'a' } }, { deep: { 'x-user': '[redacted]' } }],
])(
  'given LOG_REDACT=%s, when logged, then it is masked and nobody is told of anything',
  (name, fields, line) => {
    const { logger, output } = loggerWithOutput({ environment: { LOG_REDACT: name } })
    logger.info(fields, 'x')
    expect(output.last).toMatchObject(line)
    expect(throwDeferredProblems).not.toThrow()
  },
)

function errorOf(run: () => unknown): unknown {
  try {
    run()
    return undefined
  } catch (error) {
    return error
  }
}
