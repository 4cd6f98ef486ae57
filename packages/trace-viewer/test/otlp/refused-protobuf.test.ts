import { protobufOf, protobufSpan, traceId } from './support/make-request'
import { startReceiver } from './support/start-receiver'
import { messageOf } from './support/status'

let receiver: Awaited<ReturnType<typeof startReceiver>>
beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver.close())

const type = 'application/x-protobuf'
const whole = protobufOf(protobufSpan())
const lengthDelimited = 2
const wrap = (field: number, ...parts: Uint8Array[]): Uint8Array => {
  const content = Buffer.concat(parts)
  const length: number[] = []
  for (let rest = content.length; length.length === 0 || rest > 0; rest >>>= 7) {
    length.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0))
  }
  return Buffer.concat([Buffer.from([(field << 3) | lengthDelimited, ...length]), content])
}
const inSpan = (...bytes: number[]): Uint8Array => wrap(1, wrap(2, wrap(2, Buffer.from(bytes))))
const place = 'resourceSpans.scopeSpans.spans'

function nested(levels: number): Uint8Array {
  let value: Uint8Array = Buffer.from([0x18, 1])
  for (let level = 0; level < levels; level += 1) value = wrap(5, wrap(1, value))
  const id = [Buffer.alloc(16, 1), Buffer.alloc(8, 1)]
  return wrap(1, wrap(2, wrap(2, wrap(1, id[0] ?? value), wrap(2, id[1] ?? value), wrap(9, wrap(2, value)))))
}

test.each([
  ['no protobuf', Buffer.from('hello'), 'unknown field 13'],
  ['cut off', whole.subarray(0, -3), 'bytes announced'],
  ['a name as a number', inSpan(0x28, 5), `${place}.name: expected a length, got a varint, at byte`],
  ['a time as a text', inSpan(0x3a, 1, 65), `${place}.startTimeUnixNano: expected 64 bits, got a length`],
  ['a length that leads out', inSpan(0x2a, 200, 1, 65), `${place}.name: 200 bytes announced, 1 left`],
  ['a time that is cut off', inSpan(0x39, 1, 2), `${place}.startTimeUnixNano: ends in the middle of a field`],
  [
    'a number without an end',
    inSpan(0x30, ...Array(12).fill(0x80), 1),
    `${place}.kind: expected a varint of 10 bytes`,
  ],
  ['field number 0', inSpan(0x00, 0x00), 'no field can start here'],
  ['a text that is not UTF-8', inSpan(0x2a, 2, 0xff, 0xfe), `${place}.name: not valid UTF-8`],
  [
    'a short trace id',
    inSpan(0x0a, 3, 1, 2, 3),
    'resourceSpans[0].scopeSpans[0].spans[0].traceId: expected 16 bytes, got 3',
  ],
  ['groups without an end', Buffer.alloc(100_000, 0x7b), 'unknown field 15'],
  ['deep nesting', nested(5_000), 'nested deeper than 100 levels'],
  [
    'millions of empty messages',
    Buffer.alloc(10_000_000).fill(Buffer.from([0x0a, 0x00])),
    'more than 1000000 messages',
  ],
])(
  'given protobuf with %s, when it comes, then the answer is 400, says what is wrong and where, and nothing is kept',
  async (_name, body, expected) => {
    const answer = await receiver.send('/v1/traces', { body, type })
    expect(answer.status).toBe(400)
    expect(answer.headers['content-type']).toBe(type)
    // google.rpc.Status: code 3, INVALID_ARGUMENT.
    expect([...answer.body.subarray(0, 2)]).toEqual([0x08, 3])
    expect(messageOf(answer)).toContain(expected)
    expect(messageOf(answer).length).toBeLessThan(500)
    expect(receiver.store.stats().spans).toBe(0)
  },
)

test('given protobuf nested a little and a field from the future, when it comes, then it is kept', async () => {
  const body = Buffer.concat([nested(30), wrap(100, Buffer.from('new'))])
  expect((await receiver.send('/v1/traces', { body, type })).status).toBe(200)
  expect(receiver.store.stats().spans).toBe(1)
  receiver.store.clear()
})

test('given 400,000 attributes on one span, when it comes, then it is kept', async () => {
  const attributes = Array.from({ length: 400_000 }, (_, index) => ({ key: `k${index}` }))
  const answer = await receiver.send('/v1/traces', { body: protobufOf(protobufSpan({ attributes })), type })
  expect(answer.status).toBe(200)
  expect(JSON.parse(receiver.store.trace(traceId)?.spans[0]?.json ?? '').attributes).toHaveLength(400_000)
  receiver.store.clear()
})
