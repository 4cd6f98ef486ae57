import { serviceIdentity } from '@voluntarily/config'
import { pino } from 'pino'
import { createLogger, type LineRecord, setProcessLogger, tapRecords } from '../../src'

const heard: LineRecord[] = []
let end: () => void
beforeEach(() => {
  end = tapRecords((record) => heard.push(record))
})
afterEach(() => {
  end()
  heard.length = 0
})

const destination = { write: () => true }
const ids = { trace_id: '0af7651916cd43dd8448eb211c80319c', span_id: 'b7ad6b7169203331' }

test('given a line, then it is heard as a record: what has a place of its own there, and the rest as plain attributes', () => {
  const before = Date.now()
  createLogger({ destination }).warn(
    { ...ids, whole: 7, part: 0.5, yes: true, deep: { password: 'secret', list: [1] } },
    'it happened',
  )

  expect(heard).toEqual([
    {
      timeMs: expect.any(Number),
      severityNumber: 13,
      severityText: 'warn',
      body: 'it happened',
      traceId: ids.trace_id,
      spanId: ids.span_id,
      attributes: { whole: 7, part: 0.5, yes: true, deep: '{"password":"[redacted]","list":[1]}' },
    },
  ])
  expect(heard[0]?.timeMs).toBeGreaterThanOrEqual(before)
})

test('given a logger of another service, then that is an attribute, and what the resource says is none', () => {
  createLogger({ destination, service: 'other' }).info('a')
  createLogger({ destination, service: serviceIdentity().name }).info('b')

  expect(heard.map(({ attributes }) => attributes)).toEqual([{ service: 'other' }, {}])
})

test("given a line outside of a trace, and one with ids of another form, then they are heard without a trace's ids", () => {
  const logger = createLogger({ destination })
  logger.info('outside')
  logger.info({ trace_id: 'abc', span_id: ids.span_id }, 'another form')

  expect(heard.map(({ body, traceId, spanId }) => ({ body, traceId, spanId }))).toEqual([
    { body: 'outside', traceId: undefined, spanId: undefined },
    { body: 'another form', traceId: undefined, spanId: undefined },
  ])
})

test("given OpenTelemetry's own messages, and a line that is no JSON, then they are not heard, and those after them are", () => {
  const own = pino(
    { hooks: { streamWrite: (line) => (line.includes('as text') ? 'as text\n' : line) } },
    destination,
  )
  setProcessLogger(own)
  own.warn({ from: 'opentelemetry' }, 'an export failed')
  own.info('as text')
  own.info('as ever')

  expect(heard.map(({ body }) => body)).toEqual(['as ever'])
})

test('given a pino beside whose stream OpenTelemetry has put its own, then its lines are not heard: they are records already', () => {
  class OTelPinoStream {
    write() {
      return true
    }
  }
  const own = pino({}, pino.multistream([{ stream: destination }, { stream: new OTelPinoStream() }]))
  setProcessLogger(own)
  own.info('sent by the other')

  expect(heard).toEqual([])
})
