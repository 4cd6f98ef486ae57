import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api'
import { ensureContextManager, openRequest } from '@voluntarily/request'
import { loggerWithOutput } from './support/collector'
import { incoming } from './support/incoming'

const traceId = '0af7651916cd43dd8448eb211c80319c'
const spanId = 'b7ad6b7169203331'
const traceparent = `00-${traceId}-${spanId}-01`
const span = { traceId: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', spanId: 'bbbbbbbbbbbbbbbb', traceFlags: 0 }
const { logger, output } = loggerWithOutput({ environment: { JAEGER_UI_URL: 'http://jaeger:16686/' } })

beforeAll(ensureContextManager)

function within(headers: Record<string, string>, run: () => unknown, start = ROOT_CONTEXT) {
  const { req, res } = incoming(headers)
  return context.with(openRequest(req, res, start).context, run)
}

test('given no request, when logged, then there are no ids', () => {
  logger.info('x')
  for (const id of ['requestId', 'trace_id', 'span_id']) expect(output.last).not.toHaveProperty(id)
})

test('given a request and a span, when logged after awaits, timers and callbacks, then every line has the ids', async () => {
  const start = trace.setSpanContext(ROOT_CONTEXT, span)
  await within(
    { 'x-request-id': 'r-1', traceparent },
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 2))
      await Promise.resolve().then(() => new Promise(setImmediate))
      logger.child({ a: 1 }).info('deep')
    },
    start,
  )
  expect(output.last).toMatchObject({
    msg: 'deep',
    requestId: 'r-1',
    trace_id: span.traceId,
    span_id: span.spanId,
  })
})

test('given no span but a traceparent, when logged, then its ids are there', () => {
  within({ traceparent }, () => logger.info('x'))
  expect(output.last).toMatchObject({ trace_id: traceId, span_id: spanId })
})

test.each([
  `00-${'0'.repeat(32)}-${spanId}-01`,
  `00-${traceId}-${'0'.repeat(16)}-01`,
  `ff-${traceId}-${spanId}-01`,
  `00-${traceId}-${spanId}-01-more`,
  `00-${traceId.toUpperCase()}-${spanId}-01`,
  'nonsense',
])('given the traceparent %s, when logged, then there is no trace id', (wrong) => {
  within({ 'x-request-id': 'r-2', traceparent: wrong }, () => logger.info('x'))
  expect(output.last.requestId).toBe('r-2')
  expect(output.last).not.toHaveProperty('trace_id')
  expect(output.last).not.toHaveProperty('span_id')
})

test('given a field of the app named as an id, when logged in a request, then the request keeps its own', () => {
  within({ 'x-request-id': 'r-3' }, () => logger.info({ requestId: 'other' }, 'x'))
  expect(output.last.requestId).toBe('r-3')
})

test('given JAEGER_UI_URL, when an error is logged in a trace, then its line links to the trace, others do not', () => {
  within({ traceparent }, () => logger.error('x'))
  expect(output.last.traceUrl).toBe(`http://jaeger:16686/trace/${traceId}`)
  within({ traceparent }, () => logger.warn('x'))
  expect(output.last).not.toHaveProperty('traceUrl')
  logger.error('outside')
  expect(output.last).not.toHaveProperty('traceUrl')
})
