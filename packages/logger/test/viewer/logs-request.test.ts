import { logsRequest } from '../../src/viewer/logs-request'
import { loggerWithOutput } from '../support/collector'
import { recordsIn } from '../support/viewer-stand-in'

const ids = { trace_id: 'a'.repeat(32), span_id: 'b'.repeat(16) }
const records = (...lines: (object | string)[]) =>
  recordsIn(
    logsRequest(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))) ??
      '{"resourceLogs":[]}',
  )
const record = (fields: object) => records({ ...ids, ...fields })[0]

test('given a line of the logger, when it is sent, then time, severity, message, ids, fields and service are where OpenTelemetry has them', () => {
  const { logger, output } = loggerWithOutput({ service: 'shop', env: 'alpha', revision: '1f3c2ab' })
  logger.info({ ...ids, requestId: 'r-1', status: 200, durationMs: 14.6, ok: true, who: { id: 5 } }, 'done')

  expect(records(...output.texts)).toEqual([
    {
      timeUnixNano: `${Date.parse(output.last.time)}000000`,
      severityNumber: 9,
      severityText: 'info',
      message: 'done',
      traceId: ids.trace_id,
      spanId: ids.span_id,
      attributes: { requestId: 'r-1', status: '200', durationMs: 14.6, ok: true, who: '{"id":5}' },
      resource: {
        'service.name': 'shop',
        'service.version': '1f3c2ab',
        'deployment.environment.name': 'alpha',
      },
    },
  ])
})

test.each([
  ['trace', 1, 'trace'],
  ['debug', 5, 'debug'],
  ['info', 9, 'info'],
  ['warn', 13, 'warn'],
  ['error', 17, 'error'],
  ['fatal', 21, 'fatal'],
  [30, 9, 'info'],
  [35, 9, '35'],
  ['notice', 0, 'notice'],
  [undefined, 0, ''],
])('given the level %s, when it is sent, then its severity is %s', (level, severityNumber, severityText) => {
  expect(record({ level })).toMatchObject({ severityNumber, severityText })
})

test('given numbers, when they are sent, then whole ones are integers as texts, and others are doubles', () => {
  const [{ scopeLogs }] = JSON.parse(
    logsRequest([JSON.stringify({ ...ids, whole: 7, part: 0.5, huge: 1e300 })]) ?? '',
  ).resourceLogs
  expect(scopeLogs[0].logRecords[0].attributes).toEqual([
    { key: 'whole', value: { intValue: '7' } },
    { key: 'part', value: { doubleValue: 0.5 } },
    { key: 'huge', value: { doubleValue: 1e300 } },
  ])
})

test('given an error with a cause, when it is sent, then it has type, message, both stacks, and what else was on it', () => {
  const { logger, output } = loggerWithOutput()
  const error = Object.assign(new TypeError('no such person', { cause: new Error('no connection') }), {
    code: 'E_NO',
  })
  logger.error(error, 'failed')
  const { attributes } = records({ ...output.last, ...ids })[0] ?? {}

  expect(attributes).toMatchObject({
    'exception.type': 'TypeError',
    'exception.message': 'no such person',
    'err.code': 'E_NO',
  })
  expect(attributes).not.toHaveProperty('err')
  expect(attributes?.['exception.stacktrace']).toMatch(
    /^TypeError: no such person\n(.*\n)* +at (.*\n)+Caused by: Error: no connection\n +at /,
  )
})

test('given an error of several errors, when it is sent, then each has its stack', () => {
  const { logger, output } = loggerWithOutput()
  logger.error(new AggregateError([new Error('first'), new RangeError('second')], 'all failed'))

  expect(record({ err: output.last.err })?.attributes['exception.stacktrace']).toMatch(
    /^AggregateError: all failed\n[\s\S]*One of its errors: Error: first\n[\s\S]*One of its errors: RangeError: second\n/,
  )
})

test('given a field err that is no error, when it is sent, then it is a field like others', () => {
  expect(record({ err: 'text' })?.attributes).toEqual({ err: 'text' })
  expect(record({ err: { code: 5 } })?.attributes).toEqual({ err: '{"code":5}' })
})

test('given a line as pino itself writes it, when it is sent, then time and level are understood, and the service is the process', () => {
  const sent = record({ level: 50, time: 1_700_000_000_123, pid: 7, msg: 'x' })
  expect(sent).toMatchObject({
    timeUnixNano: '1700000000123000000',
    severityText: 'error',
    attributes: { pid: '7' },
    resource: { 'service.name': expect.stringMatching(/./) },
  })
})

test('given lines of two services, when they are sent, then each is under its own', () => {
  const sent = records({ ...ids, service: 'a' }, { ...ids, service: 'b' }, { ...ids, service: 'a' })
  expect(sent.map(({ resource }) => resource['service.name'])).toEqual(['a', 'a', 'b'])
})

test.each([
  'not JSON "trace_id":"',
  'null',
  '"text"',
  '{"trace_id":"short"}',
  `{"trace_id":"${'0'.repeat(32)}"}`,
  '{"trace_id":7}',
])('given %s, when it is sent, then it is left out', (line) => {
  expect(logsRequest([line])).toBeUndefined()
})

test('given a span id and a time of another form, when they are sent, then the record goes without the one, and is of now', () => {
  const before = Date.now()
  const sent = records({ ...ids, span_id: '0'.repeat(16), time: 'soon' })[0]
  expect(sent).not.toHaveProperty('spanId')
  expect(Number(sent?.timeUnixNano)).toBeGreaterThanOrEqual(before * 1e6)
})
