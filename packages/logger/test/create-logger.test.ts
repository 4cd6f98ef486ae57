import { throwDeferredProblems } from '@voluntarily/config'
import { createLogger, requestLogger, setProcessLogger } from '../src'
import { collector, loggerWithOutput } from './support/collector'

const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

describe('a line', () => {
  test('given service, env and revision, when something is logged, then it is one JSON object with just those fields', () => {
    const { logger, output } = loggerWithOutput({ env: 'alpha', revision: 'abc123' })
    logger.info('hello')
    expect(output.texts).toHaveLength(1)
    expect(output.texts[0]).toMatch(/^\{.*\}\n$/)
    expect(output.last).toEqual({
      level: 'info',
      time: expect.stringMatching(isoTime),
      msg: 'hello',
      service: 'shop',
      env: 'alpha',
      revision: 'abc123',
    })
  })

  test('given fields named as the line own ones, when logged, then both are kept and the line own ones stay', () => {
    const { logger, output } = loggerWithOutput()
    logger.info({ level: 'x', time: 1, service: 'y' }, 'reserved')
    expect(output.last).toMatchObject({
      level: 'info',
      service: 'shop',
      level_: 'x',
      time_: 1,
      service_: 'y',
    })
    expect(output.last.time).toMatch(isoTime)
  })

  test('given base fields, when logged, then every line has them and their secrets are masked', () => {
    const { logger, output } = loggerWithOutput({ base: { region: 'nz', apiKey: 'k-123' } })
    logger.child({}).info('x')
    expect(output.last).toMatchObject({ region: 'nz', apiKey: '[redacted]' })
  })
})

describe('settings from the environment', () => {
  test.each([
    [{ LOG_LEVEL: 'debug' }, 'debug'],
    [{ LOG_LEVEL: ' WARN ' }, 'warn'],
    [{ LOG_LEVEL: '' }, 'info'],
    [{ LOG_LEVEL: 'warning' }, 'info'],
    [{}, 'info'],
  ])('given %j, when a logger is made, then its level is %s', (environment, level) => {
    expect(createLogger({ destination: collector(), environment }).level).toBe(level)
  })

  test('given LOG_LEVEL and an option, when a logger is made, then the option wins', () => {
    expect(
      createLogger({ level: 'error', destination: collector(), environment: { LOG_LEVEL: 'debug' } }).level,
    ).toBe('error')
  })

  test('given the service in the environment, when logged, then the line names it', () => {
    const output = collector()
    const environment = { OTEL_SERVICE_NAME: 'vly', APP_ENV: 'beta', NODE_ENV: 'production', REVISION: 'r1' }
    createLogger({ destination: output, environment }).info('x')
    expect(output.last).toMatchObject({ service: 'vly', env: 'beta', revision: 'r1' })
  })
})

test('given wrong options, when a logger is made, then one error names them all', () => {
  const wrong = {
    level: 'loud',
    format: 'xml',
    maxLineBytes: 10,
    redact: ['a.[b'],
    destination: {},
    nmae: 'x',
  } as never
  expect(() => createLogger(wrong)).toThrow(
    expect.objectContaining({
      code: 'ERR_LOGGER_OPTIONS',
      message: expect.stringMatching(
        /^options of createLogger are wrong:\n {2}nmae: there is .*\n {2}level: .*\n {2}format: .*\n {2}destination: .*\n {2}maxLineBytes: .*\n {2}redact: .*$/,
      ),
    }),
  )
})

test.each([
  { level: 'toString' },
  { redactEmail: 'yes' },
  { service: 5 },
  { base: ['shop'] },
  { environment: 'alpha' },
  null,
])('given the options %j, when a logger is made, then they are refused', (wrong) => {
  expect(() => createLogger(wrong as never)).toThrow(expect.objectContaining({ code: 'ERR_LOGGER_OPTIONS' }))
})

test('given an option that requestLogger does not have, when it is called, then it is refused', () => {
  expect(() => requestLogger({ loger: createLogger() } as never)).toThrow(
    expect.objectContaining({
      code: 'ERR_LOGGER_OPTIONS',
      message: 'options of requestLogger are wrong:\n  loger: there is no such option, expected logger',
    }),
  )
})

test.each([
  ['requestLogger', (logger: never) => requestLogger({ logger })],
  ['setProcessLogger', setProcessLogger],
])('given something that is no logger, when it is given to %s, then it is refused at once', (_, give) => {
  for (const wrong of [null, {}, 'log']) {
    expect(() => give(wrong as never)).toThrow(expect.objectContaining({ code: 'ERR_LOGGER_OPTIONS' }))
  }
})

test('given variables that are wrong, when a logger is made, then it has their defaults and they are told of later', () => {
  const output = collector()
  const environment = { LOG_LEVEL: 'loud', LOG_FORMAT: 'xml', LOG_REDACT: 'a..b' }
  createLogger({ destination: output, environment }).info('x')
  expect(output.last).toMatchObject({ level: 'info', msg: 'x' })
  expect(throwDeferredProblems).toThrow(/LOG_LEVEL(.|\n)*LOG_FORMAT(.|\n)*LOG_REDACT/)
})
