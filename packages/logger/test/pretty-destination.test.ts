import type { Logger } from '../src'
import { loggerWithOutput } from './support/collector'

const pretty = (isTTY: boolean) => {
  const made = loggerWithOutput()
  const output = Object.assign(made.output, { isTTY })
  return { output, logger: loggerWithOutput({ destination: output, format: 'pretty' }).logger }
}

test('given a line, when written for people, then time, level, message and fields are there without colours', () => {
  const { logger, output } = pretty(false)
  logger.warn({ status: 404 }, 'request completed')
  expect(output.texts[0]).toMatch(/^\[\d\d:\d\d:\d\d\.\d{3}\] WARN: request completed\n {4}status: 404\n$/)
})

test('given an error, when written for people, then its stack has lines', () => {
  const { logger, output } = pretty(false)
  logger.error(new Error('boom'))
  expect(output.texts[0]).toMatch(/ERROR: boom\n(.*\n)* +"?stack"?:(.*\n)+ +at /)
})

test('given control characters from outside, when written for people, then they cannot steer the terminal', () => {
  const { logger, output } = pretty(false)
  const evil = '\u001b[2J\u001b]0;owned\u0007\r\u009b31m\u202e\u061c\u0008'
  logger
    .child({ [`key${evil}`]: evil })
    .error({ nested: { a: [evil] }, err: new Error(evil) }, `${evil}%s`, evil)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(output.texts[0]).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u202e]/)
  expect(output.texts[0]).toContain('\\u001b[2J')
})

test('given a line break in a message, when written for people, then what follows is not mistaken for a line', () => {
  const { logger, output } = pretty(false)
  logger.info('one\n[10:00:00.000] ERROR: forged')
  expect(output.texts[0]).not.toMatch(/^\[10:00/m)
})

const forged = 'x\n[10:00:00.000] FATAL: paid'

test.each<[string, (logger: Logger) => void]>([
  ['the key of a field', (logger) => logger.info({ [forged]: '1' }, 'asked')],
  ['the key of a child', (logger) => logger.child({ [forged]: '1' }).info('asked')],
  ['a key deeper down', (logger) => logger.info({ a: { [forged]: [{ [forged]: 1 }] } }, 'asked')],
  [
    'a key of an error',
    (logger) => logger.error(Object.assign(new Error('e'), { [forged]: { [forged]: 1 } })),
  ],
  ['the prefix of a child', (logger) => logger.child({}, { msgPrefix: forged }).info('asked')],
  ...['name', 'pid', 'hostname', 'caller'].map<[string, (logger: Logger) => void]>((field) => [
    `the field ${field}`,
    (logger) => logger.info({ [field]: [forged] }, 'asked'),
  ]),
  ...['method', 'path', 'status', 'durationMs'].map<[string, (logger: Logger) => void]>((field) => [
    `the ${field} of a request`,
    (logger) =>
      logger.info({ method: 'GET', path: '/', status: 200, durationMs: 1, [field]: forged }, 'asked'),
  ]),
])(
  'given a line break in %s, when written for people, then what follows is not mistaken for a line',
  (_, write) => {
    const { logger, output } = pretty(false)
    write(logger)
    expect(output.texts[0]).not.toMatch(/^\[10:00/m)
    expect(output.texts[0]).toMatch(/x(\\{1,2}n|\n +)\[10:00/)
  },
)

test('given characters that end or turn a line in keys and values, when written for people, then they are spelled out', () => {
  const { logger, output } = pretty(false)
  const odd = 'a\n\t\r\u0085\u2028\u2029\u202e\u2066\ufeff'
  logger.child({ [`1${odd}`]: odd }).info({ [`2${odd}`]: odd, n: { [`3${odd}`]: odd } }, odd.slice(3))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(output.texts[0]).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066\ufeff]/)
  expect(output.texts[0]?.split('\\n\\t\\r\\u0085\\u2028\\u2029\\u202e\\u2066\\ufeff')).toHaveLength(7)
})

test.each(['a\\nb', 'a\\', '":', '\\":\n'])(
  'given the key and value %j, when written for people, then the value is as it was',
  (text) => {
    const { logger, output } = pretty(false)
    logger.info({ [text]: 1, n: [text, { [text]: 2 }], last: 'there' }, 'm')
    expect(output.texts[0]).toContain('last: "there"\n')
  },
)

test('given secrets, when written for people, then they are masked', () => {
  const { logger, output } = pretty(false)
  logger.info({ password: 'hunter22' }, 'Bearer hunter22')
  expect(output.texts[0]).not.toContain('hunter22')
})

test('given format json or a destination that is no terminal, when logged, then it is JSON', () => {
  const { logger, output } = loggerWithOutput({ format: undefined })
  logger.info('x')
  expect(output.last.msg).toBe('x')
})

test.each([
  [{}, /^[^{]/],
  [{ NODE_ENV: 'production' }, /^\{/],
  [{ LOG_FORMAT: 'json' }, /^\{/],
])(
  'given a terminal and %j, when no format is asked for, then lines are as expected',
  (environment, expected) => {
    const { output } = pretty(true)
    loggerWithOutput({ destination: output, format: undefined, environment }).logger.info('x')
    expect(output.texts[0]).toMatch(expected)
  },
)

test('given the line of a request, when written for people, then it begins with what they look for', () => {
  const { logger, output } = pretty(false)
  logger.info({ method: 'GET', path: '/users/7', status: 200, durationMs: 7.7 }, 'request completed')
  expect(output.texts[0]).toContain('INFO: request completed: GET /users/7 200, 7.7 ms\n')
})

test('given a field that breaks the formatter, when written for people, then the line is there as JSON', () => {
  const { logger, output } = pretty(false)
  logger.info({ toString: null, valueOf: null }, 'still there')
  expect(output.last).toMatchObject({ msg: 'still there', toString: null })
})
