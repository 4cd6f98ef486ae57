import { pino } from 'pino'
import { createLogger, getLogger, setProcessLogger } from '../src'
import { collector } from './support/collector'

function loggerNamed(service: string) {
  const output = collector()
  return { output, logger: createLogger({ destination: output, format: 'json', service, environment: {} }) }
}

test('given two calls, when the logger is asked for, then it is one, and a whole pino logger', () => {
  const { logger, output } = loggerNamed('whole')
  setProcessLogger(logger)
  const log = getLogger()
  expect(getLogger()).toBe(log)
  expect(log.isLevelEnabled('info')).toBe(true)
  expect(log.levels.values.error).toBe(50)
  expect(log.bindings()).toMatchObject({ service: 'whole' })
  log.level = 'debug'
  expect(logger.level).toBe('debug')
  log.child({ a: 1 }, { msgPrefix: '> ' }).debug('x')
  expect(output.last).toMatchObject({ a: 1, msg: '> x', level: 'debug' })
  expect(() => log.flush()).not.toThrow()
})

test('given children made before, when another logger becomes the process logger, then they follow with their bindings and level', () => {
  const first = loggerNamed('first')
  const second = loggerNamed('second')
  setProcessLogger(first.logger)
  const child = getLogger().child({ module: 'people' })
  const grandchild = child.child({ part: 1 })
  grandchild.level = 'debug'
  grandchild.info('to first')
  setProcessLogger(second.logger)
  grandchild.debug('to second')
  child.debug('not enabled')
  expect(first.output.lines).toHaveLength(1)
  expect(second.output.lines).toMatchObject([
    { service: 'second', module: 'people', part: 1, msg: 'to second' },
  ])
})

test('given the level of the new logger, when it changes, then children made before follow', () => {
  const { logger, output } = loggerNamed('level')
  const child = getLogger().child({ a: 1 })
  setProcessLogger(logger)
  child.debug('no')
  logger.level = 'debug'
  child.debug('yes')
  expect(output.lines.map(({ msg }) => msg)).toEqual(['yes'])
})

test('given the process logger itself or a child of it, when it is made the process logger, then it goes on', () => {
  const { logger, output } = loggerNamed('self')
  setProcessLogger(logger)
  setProcessLogger(getLogger())
  setProcessLogger(getLogger().child({ team: 'vly' }))
  getLogger().info('x')
  expect(output.lines).toMatchObject([{ service: 'self', team: 'vly', msg: 'x' }])
})

test('given a second copy of the package, when it asks for the logger, then its lines go to the same place', () => {
  const { logger, output } = loggerNamed('shared')
  setProcessLogger(logger)
  jest.isolateModules(() => {
    const copy = require('../src') as typeof import('../src')
    expect(copy.getLogger).not.toBe(getLogger)
    copy.getLogger().info('from the copy')
  })
  expect(output.last).toMatchObject({ service: 'shared', msg: 'from the copy' })
})

test('given a logger that the app made with pino, when it is the process logger, then both write to it', () => {
  const output = collector()
  const own = pino({ base: { app: 'own' } }, output)
  setProcessLogger(own)
  own.info('direct')
  getLogger().info('through')
  expect(output.lines).toMatchObject([
    { app: 'own', msg: 'direct' },
    { app: 'own', msg: 'through' },
  ])
})
