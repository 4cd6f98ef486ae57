import { PassThrough, Writable } from 'node:stream'
import { createLogger } from '../src'

const said: string[] = []

beforeEach(() => {
  said.length = 0
  jest.spyOn(require('node:fs'), 'writeSync').mockImplementation((...args) => {
    said.push(String(args[1]))
    return 0
  })
})
afterEach(() => jest.restoreAllMocks())

function loggerTo(destination: { write(line: string): unknown }) {
  return createLogger({ destination: destination as never, format: 'json', environment: {} })
}

test('given a destination that throws, when much is logged, then nothing is thrown and it is said once', () => {
  const logger = loggerTo({
    write() {
      throw Object.assign(new Error('out of order'), { code: 'EBROKEN' })
    },
  })
  for (let i = 0; i < 10; i++) expect(() => logger.info('x')).not.toThrow()
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(/log lines are lost.*EBROKEN out of order/)
})

test('given a stream that fails later, when logged, then its error ends nothing and is said once, whatever number of loggers write to it', async () => {
  const stream = new Writable({ write: (_chunk, _encoding, done) => setImmediate(done, new Error('later')) })
  loggerTo(stream).info('x')
  loggerTo(stream).info('x')
  await new Promise((resolve) => setTimeout(resolve, 20))
  loggerTo(stream).info('after the end')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(said).toHaveLength(1)
})

test('given a stream that takes nothing, when much is logged, then what waits is bounded', () => {
  const stream = new PassThrough()
  const logger = loggerTo(stream)
  for (let i = 0; i < 3_000; i++) logger.info('x'.repeat(16_000))
  expect(stream.writableLength + stream.readableLength).toBeLessThan(20 * 1024 * 1024)
  expect(said).toHaveLength(1)
})

test('given a destination with flush, when the logger is flushed, then it is asked, and without one the callback comes all the same', () => {
  const flush = jest.fn((callback) => callback())
  const done = jest.fn()
  createLogger({ destination: { write() {}, flush }, environment: {} }).flush(done)
  loggerTo({ write() {} }).flush(done)
  expect(flush).toHaveBeenCalledTimes(1)
  expect(done).toHaveBeenCalledTimes(2)
})
