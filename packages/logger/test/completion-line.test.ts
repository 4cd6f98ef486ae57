import { openRequest, type RequestEnd } from '@voluntarily/request'
import { pino } from 'pino'
import { logCompletion } from '../src'
import { collector, loggerWithOutput } from './support/collector'
import { incoming } from './support/incoming'

const { logger, output } = loggerWithOutput()
const answered: RequestEnd = {
  status: 200,
  outcome: 'completed',
  durationMs: 12.345,
  level: 'info',
  bytes: 5,
}

function opened(headers: Record<string, string> = {}, url?: string) {
  const { req, res } = incoming(headers, url)
  return openRequest(req, res).state
}

test('given a request, when its line is asked for twice, then there is one', () => {
  const state = opened()
  const before = output.texts.length
  logCompletion(logger, state, answered)
  logCompletion(logger, state, answered)
  expect(output.texts.length - before).toBe(1)
  expect(output.last).toMatchObject({ requestId: state.id, durationMs: 12.3, path: '/a/b' })
})

test('given a level that is not enabled, when a request ends, then nothing is written', () => {
  const quiet = loggerWithOutput({ level: 'warn' })
  logCompletion(quiet.logger, opened(), answered)
  expect(quiet.output.texts).toHaveLength(0)
})

test.each<[string, Partial<RequestEnd>, boolean, boolean]>([
  ['a 500', { status: 500, level: 'error' }, true, true],
  ['a 404', { status: 404, level: 'warn' }, true, true],
  ['an unhandled error after a 200', { level: 'error' }, false, true],
  ['a handled error with 200', {}, true, false],
])(
  'given an error and %s, when the request ends, then its line tells the error only when it mattered',
  (_, end, handled, told) => {
    const state = opened()
    state.error = new Error('boom')
    state.errorHandled = handled
    logCompletion(logger, state, { ...answered, ...end })
    expect('err' in output.last).toBe(told)
  },
)

test.each([null, 'text', { code: 1 }])(
  'given %j thrown, when the request ends, then its line has it in the form of an error',
  (thrown) => {
    const own = collector()
    for (const log of [logger, pino({}, own)]) {
      const state = opened()
      state.error = thrown
      logCompletion(log as typeof logger, state, { ...answered, status: 500, level: 'error' })
    }
    for (const line of [output.last, own.last])
      expect(line.err).toMatchObject({ type: expect.any(String), message: expect.any(String) })
  },
)

test('given long and hostile headers and path, when the request ends, then they are cut or left out', () => {
  const headers = { 'user-agent': 'x'.repeat(9_000), 'x-amzn-trace-id': 'Root=<script>' }
  logCompletion(logger, opened(headers, `/${'p'.repeat(9_000)}`), answered)
  expect(output.last.userAgent).toHaveLength(256)
  expect(output.last.path).toHaveLength(1_024)
  expect(output.last).not.toHaveProperty('awsTraceId')
})

test('given a trust proxy function that throws, when the request ends, then the line has the address of the connection', () => {
  const state = { ...opened(), remoteAddress: '192.0.2.1' }
  Object.defineProperty(state.req, 'ip', {
    get() {
      throw new Error('no')
    },
  })
  logCompletion(logger, state, answered)
  expect(output.last.ip).toBe('192.0.2.1')
})

test('given a logger that throws, when the request ends, then nothing is thrown', () => {
  const broken = {
    isLevelEnabled: () => true,
    info: () => {
      throw new Error('no')
    },
  }
  expect(() => logCompletion(broken as never, opened(), answered)).not.toThrow()
})
