import { pino } from 'pino'
import { setLogLevel, setProcessLogger } from '../../src'
import { collector } from '../support/collector'

function adopted() {
  const output = collector()
  const logger = pino({ level: 'info' }, output)
  const before = logger.child({ a: 1 })
  const leveledBefore = logger.child({}, { level: 'error' })
  setProcessLogger(logger)
  const after = logger.child({}, { level: 'warn' })
  return { output, logger, before, leveledBefore, after, below: after.child({ b: 2 }) }
}

test("given a logger of the app's own, when the level is set, then it and its children have it, and go back to theirs", () => {
  const { output, logger, before, leveledBefore, after, below } = adopted()
  const undo = setLogLevel('debug')
  for (const one of [logger, before, after, below]) one.debug('x')
  expect(output.lines).toHaveLength(4)
  undo()
  for (const one of [logger, before, after, below]) one.debug('x')
  expect(output.lines).toHaveLength(4)
  expect([logger, before, leveledBefore, after, below].map(({ level }) => level)).toEqual([
    ...['info', 'info', 'error', 'warn', 'warn'],
  ])
})

test("given a child of the app's own logger, when it is adopted, then it goes on following its parent", () => {
  const root = pino({ level: 'info' }, collector())
  const child = root.child({ a: 1 })
  setProcessLogger(child)
  root.level = 'warn'
  expect(child.level).toBe('warn')
  const undo = setLogLevel('debug')
  expect([root.level, child.level]).toEqual(['debug', 'debug'])
  undo()
  expect([root.level, child.level]).toEqual(['warn', 'warn'])
})

test('given levels of its own, when a level that it knows is set for all, then it has it, and else keeps what it has', () => {
  const levels = { customLevels: { loud: 35, info: 30, warn: 40, error: 50 }, useOnlyCustomLevels: true }
  const logger = pino({ ...levels, level: 'loud' }, collector())
  setProcessLogger(logger as never)
  const unknown = setLogLevel('debug')
  expect(logger.level).toBe('loud')
  unknown()
  const known = setLogLevel('info')
  expect(logger.level).toBe('info')
  known()
  expect(logger.level).toBe('loud')
})
