import { jsonOf, jsonSpan, traceId } from './support/make-request'
import { startReceiver } from './support/start-receiver'
import { messageOf } from './support/status'

let receiver: Awaited<ReturnType<typeof startReceiver>>
beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver.close())

const third = 'resourceSpans[0].scopeSpans[0].spans[2]'
const afterTwo = (parts: object) => jsonOf(jsonSpan(), jsonSpan(), jsonSpan(parts))

test.each([
  ['no JSON', '{bad', 'not valid JSON: Expected property name'],
  ['nothing', '', 'not valid JSON: Unexpected end'],
  ['cut off', jsonOf(jsonSpan()).slice(0, -20), 'not valid JSON'],
  ['not an object', '[]', 'ExportTraceServiceRequest'],
  ['not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'not valid UTF-8'],
  ['a list that is none', '{"resourceSpans":5}', 'resource_spans from JSON: expected Array, got 5'],
  ['a span that is null', jsonOf(null), 'must not be null'],
  [
    'a name that is a number',
    afterTwo({ name: 5 }),
    `${third}: cannot decode field opentelemetry.proto.trace.v1.Span.name`,
  ],
  [
    'a time that is no number',
    afterTwo({ startTimeUnixNano: 'soon' }),
    'start_time_unix_nano from JSON: expected bigint',
  ],
  ['a time that is too large', afterTwo({ endTimeUnixNano: '18446744073709551616' }), 'out of range'],
  ['an attribute that is bare', afterTwo({ attributes: [{ key: 'a', value: 'b' }] }), third],
  [
    'a value of two kinds',
    afterTwo({ attributes: [{ key: 'a', value: { intValue: 1, boolValue: true } }] }),
    'oneof',
  ],
  [
    'a trace id that is no hexadecimal',
    afterTwo({ traceId: 'z'.repeat(32) }),
    `${third}.traceId: expected 32 hexadecimal digits, got "zzz`,
  ],
  [
    'a trace id that is short',
    afterTwo({ traceId: 'ab' }),
    `${third}.traceId: expected 32 hexadecimal digits, got "ab"`,
  ],
  [
    'a span id that is a number',
    afterTwo({ spanId: 7 }),
    `${third}.spanId: expected 16 hexadecimal digits, got a number`,
  ],
  [
    'a parent that is an object',
    afterTwo({ parentSpanId: {} }),
    `${third}.parentSpanId: expected 16 hexadecimal digits, got an object`,
  ],
  ['a link that is wrong', afterTwo({ links: [{ traceId: '1' }] }), `${third}.links[0].traceId: expected 32`],
])(
  'given JSON with %s, when it comes, then the answer is 400, says what is wrong and where, and nothing is kept',
  async (_name, body, expected) => {
    const answer = await receiver.send('/v1/traces', { body })
    expect(answer.status).toBe(400)
    expect(answer.headers['content-type']).toBe('application/json')
    expect(JSON.parse(answer.text)).toEqual({ code: 3, message: expect.stringContaining(expected) })
    expect(receiver.store.stats().spans).toBe(0)
  },
)

test('given a text of a million characters where a number belongs, when it comes, then the answer shows the beginning of it only', async () => {
  const answer = await receiver.send('/v1/traces', {
    body: afterTwo({ startTimeUnixNano: 'x'.repeat(1_000_000) }),
  })
  expect(answer.status).toBe(400)
  expect(messageOf(answer).length).toBeLessThan(500)
})

function nested(levels: number): string {
  const value = `${'{"arrayValue":{"values":['.repeat(levels)}{"intValue":1}${']}}'.repeat(levels)}`
  return `{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${traceId}","spanId":"00f067aa0ba902b7","attributes":[{"key":"a","value":${value}}]}]}]}]}`
}

test.each([
  ['in a value', nested(500_000), 400],
  ['where nothing is known', `{"a":${'['.repeat(900_000)}${']'.repeat(900_000)}}`, 200],
  ['more than can be taken', `{"a":${'['.repeat(5_000_000)}${']'.repeat(5_000_000)}}`, 400],
])('given JSON nested deeply, %s, when it comes, then it is answered', async (_name, body, status) => {
  const answer = await receiver.send('/v1/traces', { body })
  expect(answer.status).toBe(status)
})

test('given JSON nested a little, when it comes, then it is kept', async () => {
  const answer = await receiver.send('/v1/traces', { body: nested(30) })
  expect(answer.status).toBe(200)
  expect(receiver.store.trace(traceId)?.spans[0]?.json).toContain('{"intValue":"1"}')
  receiver.store.clear()
})

test('given names of objects of JavaScript and fields that OTLP does not have, when they come, then they do no harm', async () => {
  const span = JSON.stringify(
    jsonSpan({ constructor: 1, attributes: [{ key: '__proto__', value: { stringValue: 'x' } }] }),
  )
  const hostile = `{"__proto__":{"name":5},${span.slice(1)}`
  const answer = await receiver.send('/v1/traces', {
    body: `{"__proto__":{"resourceSpans":5},"unknown":[{}],"resourceSpans":[{"scopeSpans":[{"spans":[${hostile}]}]}]}`,
  })
  expect(answer.status).toBe(200)
  expect(JSON.parse(receiver.store.trace(traceId)?.spans[0]?.json ?? '')).toMatchObject({
    name: 'GET /',
    attributes: [{ key: '__proto__', value: { stringValue: 'x' } }],
  })
  receiver.store.clear()
})
