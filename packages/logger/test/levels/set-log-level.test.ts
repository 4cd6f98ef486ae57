import type { Logger } from 'pino'
import { getLogger, LoggerOptionsError, logLevelRevertsAt, setLogLevel, setProcessLogger } from '../../src'
import { loggerWithOutput } from '../support/collector'

const undone: (() => void)[] = []
afterEach(() => {
  for (const undo of undone.splice(0)) undo()
})

function set(...args: Parameters<typeof setLogLevel>): () => void {
  const undo = setLogLevel(...args)
  undone.push(undo)
  return undo
}

const levelsOf = (...loggers: Logger[]) => loggers.map(({ level }) => level)

test('given children made before, with and without a level of their own, when the level is set, then all have it, and go back to theirs', () => {
  const { logger, output } = loggerWithOutput()
  const child = logger.child({ a: 1 })
  const quiet = child.child({ b: 2 }, { level: 'error' })
  const below = quiet.child({ c: 3 })
  const undo = set('debug')
  for (const one of [logger, child, quiet, below]) one.debug('on')
  expect(output.lines).toHaveLength(4)
  undo()
  for (const one of [logger, child, quiet, below]) one.debug('off')
  below.error('still on')
  expect(output.lines).toHaveLength(5)
  expect(levelsOf(logger, child, quiet, below)).toEqual(['info', 'info', 'error', 'error'])
})

test('given a level that is set, when children are made, then they have it, and what they were made with once it is taken back', () => {
  const { logger } = loggerWithOutput()
  const undo = set('debug')
  const [plain, same, other] = [{}, { level: 'debug' as const }, { level: 'warn' as const }].map((options) =>
    logger.child({}, options),
  ) as [Logger, Logger, Logger]
  expect(levelsOf(plain, same, other)).toEqual(['debug', 'debug', 'debug'])
  undo()
  expect(levelsOf(plain, same, other)).toEqual(['info', 'debug', 'warn'])
})

test('given a logger made while a level is set, then it has it, and its own afterwards', () => {
  const undo = set('fatal')
  const { logger } = loggerWithOutput({ level: 'trace' })
  expect(logger.level).toBe('fatal')
  undo()
  expect(logger.level).toBe('trace')
})

test('given a logger whose level is set in code meanwhile, when what was set for all is taken back, then it keeps its own', () => {
  const { logger } = loggerWithOutput()
  const child = logger.child({}, { level: 'error' })
  const undo = set('debug')
  child.level = 'warn'
  expect(levelsOf(logger, child)).toEqual(['debug', 'warn'])
  undo()
  expect(levelsOf(logger, child)).toEqual(['info', 'warn'])
})

test('given silent ones, when the level is set, then they are heard', () => {
  const { logger, output } = loggerWithOutput({ level: 'silent' })
  set('info')
  logger.info('x')
  expect(output.lines).toHaveLength(1)
})

test('given a time, when it is over, then the level goes back by itself', async () => {
  const { logger } = loggerWithOutput()
  set('debug', { forMs: 20 })
  expect(logger.level).toBe('debug')
  expect(logLevelRevertsAt()?.getTime()).toBeGreaterThan(Date.now() - 1)
  while (logLevelRevertsAt()) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(logger.level).toBe('info')
})

test('given two calls with a time, when the second ends first, then the level goes back past the first', async () => {
  const { logger } = loggerWithOutput()
  const first = set('debug', { forMs: 60_000 })
  set('trace', { forMs: 20 })
  expect(logger.level).toBe('trace')
  while (logLevelRevertsAt()) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(logger.level).toBe('info')
  first()
  expect(logger.level).toBe('info')
})

test('given a lasting call, when a later one with a time is taken back, then the lasting one holds again', () => {
  const { logger } = loggerWithOutput()
  const lasting = set('warn')
  const timed = set('debug', { forMs: 60_000 })
  expect(logger.level).toBe('debug')
  timed()
  expect(logger.level).toBe('warn')
  lasting()
  lasting()
  expect(logger.level).toBe('info')
})

test("given the process's logger, when it is replaced while a level is set, then its children follow to their own level afterwards", () => {
  const [first, second] = [loggerWithOutput(), loggerWithOutput()]
  setProcessLogger(first.logger)
  const child = getLogger().child({}, { level: 'warn' })
  const plain = getLogger().child({})
  const undo = set('debug')
  setProcessLogger(second.logger)
  for (const one of [child, plain]) one.debug('x')
  expect(second.output.lines).toHaveLength(2)
  undo()
  expect(levelsOf(child, plain)).toEqual(['warn', 'info'])
})

test('given a listener that fails, when the level is set, then the other loggers have it', () => {
  const [first, second] = [loggerWithOutput(), loggerWithOutput()]
  const heard: unknown[] = []
  first.logger.on('level-change', (level, value, before) => {
    heard.push([level, value, before])
    throw new Error('no')
  })
  expect(() => set('debug')).not.toThrow()
  expect(second.logger.level).toBe('debug')
  expect(heard).toEqual([['debug', 20, 'info']])
  first.logger.removeAllListeners('level-change')
})

test.each([
  ['loud', undefined],
  [20, undefined],
  ['toString', undefined],
  ['debug', { forMs: 0 }],
  ['debug', { forMs: 1.5 }],
  ['debug', { forMs: 2 ** 31 }],
  ['debug', { forMs: '1000' }],
  ['debug', { forMS: 1_000 }],
  ['debug', null],
])('given %j and %j, when the level is set, then it is refused and nothing changes', (level, options) => {
  const { logger } = loggerWithOutput()
  expect(() => set(level as never, options as never)).toThrow(LoggerOptionsError)
  expect(logger.level).toBe('info')
})
