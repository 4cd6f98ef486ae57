import { captureConsole } from '../../src'
import { loggerWithOutput } from '../support/collector'

const { logger, output } = loggerWithOutput({ level: 'debug' })
let undo: () => void

beforeEach(() => {
  output.texts.length = 0
  undo = captureConsole(logger)
})
afterEach(() => undo())

test.each<[keyof Console, string]>([
  ['log', 'info'],
  ['info', 'info'],
  ['debug', 'debug'],
  ['warn', 'warn'],
  ['error', 'error'],
  ['dirxml', 'info'],
  ['group', 'info'],
])('given console.%s, when called, then the line is of level %s', (method, level) => {
  ;(console[method] as (text: string) => void)('said')
  expect(output.last).toMatchObject({ level, msg: 'said' })
})

test('given console.trace, when called, then the line is of level debug and its stack begins at the caller', () => {
  console.trace('here %d', 1)
  expect(output.last.level).toBe('debug')
  expect(output.last.msg).toMatch(/^Trace: here 1\n {4}at .*methods\.test\.ts/)
})

test('given console.assert, when it fails, then it is an error, else nothing', () => {
  console.assert(true, 'never')
  console.assert(false, 'no %s', 'way')
  console.assert(false)
  expect(output.lines).toMatchObject([
    { level: 'error', msg: 'Assertion failed: no way' },
    { level: 'error', msg: 'Assertion failed' },
  ])
})

test('given a table of what is printed as a text, when printed, then it has no columns but its own', () => {
  const looped: { itself?: unknown } = {}
  looped.itself = looped
  console.table([looped, { itself: () => 1 }])
  expect(output.texts.join('')).toContain('itself')
  expect(output.texts.join('')).not.toContain('toJSON')
})

test('given a table, when printed, then it is one line of the log', () => {
  console.table([{ a: 1 }, { a: 2 }])
  expect(output.texts).toHaveLength(1)
  expect(output.last.msg).toMatch(/^┌.*\n│ \(index\) │ a │\n/)
})

test('given console.dir with options, when called, then they hold', () => {
  console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 })
  expect(output.last.msg).toBe('{ a: [Object] }')
})

test('given counters and timers, when called, then they count and measure, at any level', () => {
  console.count('x')
  logger.level = 'error'
  console.count('x')
  logger.level = 'debug'
  console.count('x')
  console.countReset('x')
  console.count('x')
  console.time('t')
  console.timeLog('t', 'half', 1)
  console.timeEnd('t')
  expect(output.lines.map(({ msg }) => msg)).toEqual([
    ...['x: 1', 'x: 3', 'x: 1'],
    expect.stringMatching(/^t: [\d.]+m?s half 1$/),
    expect.stringMatching(/^t: [\d.]+m?s$/),
  ])
})

test('given groups, when they are open, then messages are as they would be without', () => {
  console.group('outer')
  console.log('inner')
  console.groupEnd()
  expect(output.lines.map(({ msg }) => msg)).toEqual(['outer', 'inner'])
})

test('given a level that is not enabled, when printed, then the arguments are not looked at', () => {
  const { logger: quiet } = loggerWithOutput({ level: 'error' })
  const end = captureConsole(quiet)
  const toJSON = jest.fn()
  console.log(
    'x',
    new (class {
      toJSON = toJSON
    })(),
  )
  end()
  expect(toJSON).not.toHaveBeenCalled()
})
