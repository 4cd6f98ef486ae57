import { captureConsole } from '../../src'
import { loggerWithOutput } from '../support/collector'

const { logger, output } = loggerWithOutput()
let undo: () => void

beforeEach(() => {
  output.texts.length = 0
  undo = captureConsole(logger)
})
afterEach(() => undo())

const boom = () => new TypeError('boom', { cause: new Error('why') })

test.each<[unknown[], string]>([
  [[boom()], 'boom'],
  [['could not save:', boom()], 'could not save:'],
  [[boom(), 'while saving'], 'while saving'],
  [['failed with %s at %d', boom(), 5], 'failed with TypeError: boom at 5'],
  [['saving', { id: 5 }, boom()], 'saving { id: 5 }'],
])('given %j with an error, when printed, then it is under err with its cause', (args, msg) => {
  console.error(...args)
  expect(output.last).toMatchObject({
    level: 'error',
    msg,
    err: {
      type: 'TypeError',
      message: 'boom',
      stack: expect.stringContaining('at '),
      cause: { message: 'why' },
    },
  })
})

test('given two errors, when printed, then the second is in the message with its stack', () => {
  console.error('two', boom(), new Error('other'))
  expect(output.last.err.message).toBe('boom')
  expect(output.last.msg).toMatch(/^two Error: other\n {4}at /)
})
