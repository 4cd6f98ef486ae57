import { loggerWithOutput } from '../support/collector'
import { requestUnderWay } from '../support/in-request'

const text = 'x'.repeat(100)

test('given more lines than the buffer of a request takes, when it fails, then the last ones are written, and how many are missing', () => {
  const { logger, output } = loggerWithOutput({ buffer: true, bufferMaxBytes: 2_000 })
  const request = requestUnderWay()
  request.run(() => {
    for (let n = 0; n < 100; n++) logger.debug({ n, text }, 'a line')
  })
  request.end(500)
  const [first, ...held] = output.lines
  expect(first).toMatchObject({ level: 'debug', dropped: 100 - held.length, requestId: request.state.id })
  expect(held.map(({ n }) => n)).toEqual(Array.from(held, (_, i) => 100 - held.length + i))
  expect(held.length).toBeGreaterThan(4)
  expect(output.texts.slice(1).join('').length).toBeLessThanOrEqual(2_000)
})

test('given many requests that hold lines, when all together hold as much as they may, then each makes room by its own, and gives it back', () => {
  const { logger, output } = loggerWithOutput({ buffer: true, bufferTotalBytes: 4_000 })
  const requests = Array.from({ length: 40 }, () => requestUnderWay())
  for (const { run } of requests) run(() => logger.debug({ text }, 'a line'))
  for (const { end } of requests.slice(0, 20)) end(500)
  const [told, held] = [output.lines.filter(({ dropped }) => dropped), output.lines.filter((one) => one.text)]
  expect(told.length + held.length).toBe(20)
  expect(held.length).toBeGreaterThan(10)
  for (const { end } of requests.slice(20)) end()

  const later = requestUnderWay()
  later.run(() => logger.debug({ text }, 'later'))
  later.end(500)
  expect(output.last.msg).toBe('later')
})

test('given a line that is too long, when the request fails, then it is cut as any, and held ones are masked first', () => {
  const { logger, output } = loggerWithOutput({ buffer: true, maxLineBytes: 1_024, bufferMaxBytes: 2_048 })
  const request = requestUnderWay()
  request.run(() => {
    logger.debug('before')
    logger.debug({ long: 'y'.repeat(1_500), list: Array(50).fill(text) }, 'Bearer hunter22')
  })
  request.end(500)
  expect(output.lines.map(({ msg }) => msg)).toEqual(['before', 'Bearer [redacted]'])
  expect(output.last.truncated).toBe(true)
})

test.each([
  { buffer: 'on' },
  { bufferSlowMs: -1 },
  { bufferSlowMs: Number.NaN },
  { bufferMaxBytes: 100 },
  { bufferTotalBytes: 0.5 },
])('given %j, when a logger is made, then it is refused', (options) => {
  expect(() => loggerWithOutput(options as never)).toThrow(
    expect.objectContaining({ code: 'ERR_LOGGER_OPTIONS' }),
  )
})

test('given the variables, when a logger is made, then they count', () => {
  const { logger, output } = loggerWithOutput({ environment: { LOG_BUFFER: 'on', LOG_BUFFER_SLOW_MS: '0' } })
  const request = requestUnderWay()
  request.run(() => logger.debug('held'))
  request.end()
  expect(output.last.msg).toBe('held')
})
