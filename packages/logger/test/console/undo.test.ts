import { captureConsole, LoggerOptionsError } from '../../src'
import { loggerWithOutput } from '../support/collector'
import { runFixture } from '../support/run-fixture'

const names = ['log', 'info', 'debug', 'warn', 'error', 'table', 'trace', 'time', 'count'] as const
const methods = () => names.map((name) => console[name])

test('given a captured console, when undone, also twice, then it is what it was', () => {
  const before = methods()
  const undo = captureConsole(loggerWithOutput().logger)
  expect(methods()).not.toEqual(before)
  undo()
  undo()
  expect(methods()).toEqual(before)
})

test('given a method that was replaced meanwhile, when undone, then it stays, and reaches what was there before', () => {
  const usual = console.log
  const printed: string[] = []
  console.log = (text) => void printed.push(`original ${text}`)
  const { logger, output } = loggerWithOutput()
  const undo = captureConsole(logger)
  const captured = console.log
  console.log = (text) => captured(`wrapped ${text}`)
  console.log('one')
  undo()
  console.log('two')
  console.log = usual
  expect(output.lines.map(({ msg }) => msg)).toEqual(['wrapped one'])
  expect(printed).toEqual(['original wrapped two'])
})

test('given two captures, when the first is undone, then the second goes on', () => {
  const usual = console.log
  const [one, other] = [loggerWithOutput(), loggerWithOutput()]
  const undoOne = captureConsole(one.logger)
  const undoOther = captureConsole(other.logger)
  undoOne()
  console.log('x')
  undoOther()
  expect([one.output.texts.length, other.output.texts.length]).toEqual([0, 1])
  console.log = usual
})

test('given no logger, when captured with it, then it is refused', () => {
  expect(() => captureConsole({} as never)).toThrow(LoggerOptionsError)
})

test("given Node's own console, when captured and undone, then property for property it is what it was, and consoles of the app's own stay", async () => {
  const { out, err } = await runFixture('captures-console.js')
  expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({ level: 'warn', msg: 'captured' })
  expect(out.split('\n').slice(1)).toEqual(["the app's own", 'the same: true', ''])
  expect(err).toContain('Warning: of Node')
})

test('given LOG_FORMAT=pretty, when a table is printed, then its rows are below each other', async () => {
  const { out } = await runFixture('captures-console.js', { env: { LOG_FORMAT: 'pretty', TABLE: '1' } })
  expect(out).toMatch(/INFO: \n {4}┌─.*\n {4}│ \(index\)/)
})
