import { pino } from 'pino'
import { setProcessLogger, tapLines } from '../src'
import { collector, loggerWithOutput } from './support/collector'

const undo: (() => void)[] = []
const heardBy = (listener: (line: string) => void) => undo.push(tapLines(listener))
afterEach(() => {
  for (const end of undo.splice(0)) end()
})

test.each(['json', 'pretty'] as const)(
  'given somebody who listens, when a line is written as %s, then it is heard as JSON, masked and cut to length',
  (format) => {
    const heard: string[] = []
    heardBy((line) => heard.push(line))
    const { logger } = loggerWithOutput({ format, maxLineBytes: 1_024 })
    logger.child({ password: 'hunter22' }).info({ long: 'x'.repeat(5_000) }, 'Bearer hunter22')

    expect(heard).toHaveLength(1)
    expect(heard[0]).not.toContain('hunter22')
    expect(heard[0]?.length).toBeLessThanOrEqual(1_024)
    expect(JSON.parse(heard[0] ?? '')).toMatchObject({ level: 'info', truncated: true })
  },
)

test('given a logger of the app that is the process logger, when it logs, then what it writes is heard', () => {
  const heard: string[] = []
  heardBy((line) => heard.push(line))
  const output = collector()
  const own = pino({}, output)
  own.info('before')
  setProcessLogger(own)
  own.child({ a: 1 }).info('Bearer hunter22')

  expect(heard).toEqual(output.texts.slice(1))
  expect(heard[0]).toContain('Bearer [redacted]')
})

test('given a listener that throws, when a line is written, then it is written, and the next listener hears it', () => {
  const heard: string[] = []
  heardBy(() => {
    throw new Error('broken')
  })
  heardBy((line) => heard.push(line))
  const { logger, output } = loggerWithOutput()
  logger.info('one')
  logger.info('two')

  expect(output.lines.map(({ msg }) => msg)).toEqual(['one', 'two'])
  expect(heard).toEqual(output.texts)
})

test('given a listener that logs, when a line is written, then its own is written but not heard', () => {
  const { logger, output } = loggerWithOutput()
  const heard: string[] = []
  heardBy((line) => {
    heard.push(JSON.parse(line).msg)
    logger.info('heard it')
  })
  logger.info('one')

  expect(output.lines.map(({ msg }) => msg)).toEqual(['heard it', 'one'])
  expect(heard).toEqual(['one'])
})

test('given one function that listens twice, when one of them ends, then it hears each line once', () => {
  const heard: string[] = []
  const listener = (line: string) => void heard.push(line)
  heardBy(listener)
  const end = tapLines(listener)
  end()
  end()
  loggerWithOutput().logger.info('one')

  expect(heard).toHaveLength(1)
})

test('given a level that is not enabled, when it is logged at, then nothing is heard', () => {
  const heard: string[] = []
  heardBy((line) => heard.push(line))
  loggerWithOutput().logger.debug('one')

  expect(heard).toEqual([])
})
