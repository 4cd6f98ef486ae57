import { setTimeout as delay } from 'node:timers/promises'
import { captureConsole, createLogger, tapLines } from '../../src'
import { loggerWithOutput } from '../support/collector'

const printed: unknown[][] = []
const usual = console.log
let undo = () => {}

beforeEach(() => {
  printed.length = 0
  console.log = (...args) => void printed.push(args)
})
afterEach(() => {
  undo()
  console.log = usual
})

test('given a destination that prints with console, when something is printed, then it is written once, by the original', () => {
  undo = captureConsole(
    createLogger({ destination: { write: (line) => console.log(line) }, environment: {} }),
  )
  console.log('once')
  expect(printed).toEqual([[expect.stringContaining('"msg":"once"')]])
})

test('given a destination that prints with console, when something is logged, then the line is not put into another', () => {
  const logger = createLogger({ destination: { write: (line) => console.log(line) }, environment: {} })
  undo = captureConsole(logger)
  logger.info('plain')
  expect(printed).toHaveLength(1)
  expect(JSON.parse(printed[0]?.[0] as string).msg).toBe('plain')
})

test('given a destination that prints later that it failed, when something is printed, then there is no loop', async () => {
  const write = () => void setImmediate(() => console.log('shipping failed'))
  undo = captureConsole(createLogger({ destination: { write }, environment: {} }))
  console.log('once')
  await delay(50)
  expect(printed).toEqual([['shipping failed']])
})

test('given a serializer, a getter and a listener that print, when something is printed, then there is one line', () => {
  const { logger, output } = loggerWithOutput()
  const end = tapLines(() => console.log('from a listener'))
  const serializers = { user: () => console.log('from a serializer') }
  undo = captureConsole(logger.child({}, { serializers }))
  console.log({
    user: 1,
    get a() {
      return console.log('from a getter')
    },
  })
  end()
  expect(output.lines).toHaveLength(1)
  expect(printed.flat().sort()).toEqual(['from a getter', 'from a listener', 'from a serializer'])
})

test('given what throws when it is looked at, when printed, then the app goes on', () => {
  const { logger, output } = loggerWithOutput()
  undo = captureConsole(logger)
  const fail = () => {
    throw new Error('no')
  }
  const hostile = new Proxy(
    {},
    { get: fail, ownKeys: fail, getPrototypeOf: fail, getOwnPropertyDescriptor: fail },
  )
  for (const value of [hostile, { toJSON: fail }, { toString: fail, valueOf: fail }, Object.create(hostile)])
    for (const format of [[], ['%s'], ['%d'], ['%j'], ['%o']]) console.log(...format, value)
  console.dir({}, { depth: 'wrong', compact: fail } as object)
  console.log('still there')
  expect(output.lines).toHaveLength(4 * 5 + 2)
  expect(output.last.msg).toBe('still there')
})

test('given a destination that throws, when something is printed, then the app goes on', () => {
  const write = () => {
    throw new Error('closed')
  }
  undo = captureConsole(createLogger({ destination: { write }, environment: {} }))
  expect(() => console.log('x')).not.toThrow()
})
