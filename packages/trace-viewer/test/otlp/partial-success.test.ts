import { fromBinary } from '@bufbuild/protobuf'
import { ExportTraceServiceResponseSchema } from '../../src/otlp/definitions/opentelemetry/proto/collector/trace/v1/trace_service_pb'
import { jsonOf, jsonSpan, protobufOf, protobufSpan, traceId } from './support/make-request'
import { startReceiver } from './support/start-receiver'
import { messageOf } from './support/status'

let receiver: Awaited<ReturnType<typeof startReceiver>>
beforeAll(async () => {
  receiver = await startReceiver({ maxSpans: 3 })
})
afterEach(() => receiver.store.clear())
afterAll(() => receiver.close())

const zeros = '0'.repeat(32)

test('given some spans without ids, when they come, then the others are kept and the answer counts those that are not', async () => {
  const body = jsonOf(
    jsonSpan(),
    jsonSpan({ traceId: '' }),
    jsonSpan({ traceId: zeros }),
    jsonSpan({ spanId: undefined }),
  )
  const { status, text } = await receiver.send('/v1/traces', { body })
  expect(status).toBe(200)
  expect(JSON.parse(text)).toEqual({
    partialSuccess: { rejectedSpans: '3', errorMessage: '3 without a trace id or a span id' },
  })
  expect(receiver.store.stats().spans).toBe(1)
})

test('given the same in protobuf, when they come, then the answer counts them in protobuf', async () => {
  const body = protobufOf(protobufSpan(), protobufSpan({ spanId: new Uint8Array(8) }))
  const answer = await receiver.send('/v1/traces', { body, type: 'application/x-protobuf' })
  expect(answer.status).toBe(200)
  expect(fromBinary(ExportTraceServiceResponseSchema, answer.body).partialSuccess).toMatchObject({
    rejectedSpans: 1n,
    errorMessage: '1 without a trace id or a span id',
  })
})

test('given only spans without ids, when they come, then the answer is 400', async () => {
  const answer = await receiver.send('/v1/traces', { body: jsonOf(jsonSpan({ traceId: zeros })) })
  expect(answer.status).toBe(400)
  expect(messageOf(answer)).toBe('nothing was kept: 1 without a trace id or a span id')
})

test('given a trace larger than the store, when it comes, then the answer counts what was refused and names the variables', async () => {
  const spans = Array.from({ length: 5 }, (_, index) =>
    jsonSpan({ spanId: String(index + 1).padStart(16, '0') }),
  )
  const { status, text } = await receiver.send('/v1/traces', { body: jsonOf(...spans) })
  expect(status).toBe(200)
  expect(JSON.parse(text).partialSuccess).toEqual({
    rejectedSpans: '2',
    errorMessage: expect.stringMatching(/^2 of a trace.*TRACE_VIEWER_MAX_SPANS.*TRACE_VIEWER_MAX_BYTES/),
  })
})

test('given one wrong span among good ones, when they come, then the answer is 400 and none is kept', async () => {
  const answer = await receiver.send('/v1/traces', {
    body: jsonOf(jsonSpan(), jsonSpan({ parentSpanId: 'x' })),
  })
  expect(answer.status).toBe(400)
  expect(receiver.store.stats().spans).toBe(0)
})

test('given a request that is sent again, when it comes, then it succeeds and the span is kept once', async () => {
  for (let time = 0; time < 2; time += 1) {
    expect((await receiver.send('/v1/traces', { body: jsonOf(jsonSpan()) })).status).toBe(200)
  }
  expect(receiver.store.trace(traceId)?.spans).toHaveLength(1)
})
