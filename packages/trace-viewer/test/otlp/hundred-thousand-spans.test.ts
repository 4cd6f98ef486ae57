import { usedBytes } from '../store/support/used-bytes'
import { protobufOf, protobufSpan } from './support/make-request'
import { startReceiver } from './support/start-receiver'

const spans = 100_000
const spansOfRequest = 500
const spansOfTrace = 5
const maxBytes = 32 * 1024 * 1024

// Encoded once, with the numbers of the spans put in after that: encoding takes longer than receiving.
const template = Buffer.from(
  protobufOf(
    ...Array.from({ length: spansOfRequest }, (_, index) =>
      protobufSpan({
        traceId: new Uint8Array(16).fill(0xee),
        spanId: new Uint8Array(8).fill(0xdd),
        attributes: Array.from({ length: 5 }, (_, key) => ({
          key: `http.key.${key}`,
          value: {
            value: {
              case: 'stringValue' as const,
              value: `value ${index} of the attribute with number ${key}, `.repeat(2),
            },
          },
        })),
      }),
    ),
  ),
)

function makeBody(first: number): Buffer {
  const body = Buffer.from(template)
  let at = 0
  for (let number = first; number < first + spansOfRequest; number += 1) {
    at = writeId(body, Buffer.alloc(16, 0xee), { from: at, id: 1 + Math.floor(number / spansOfTrace) })
    at = writeId(body, Buffer.alloc(8, 0xdd), { from: at, id: 1 + number })
  }
  return body
}

function writeId(body: Buffer, marker: Buffer, { from, id }: { from: number; id: number }): number {
  const at = body.indexOf(marker, from)
  body.fill(0, at, at + marker.length).writeUInt32BE(id, at + marker.length - 4)
  return at + marker.length
}

let receiver: Awaited<ReturnType<typeof startReceiver>>
beforeEach(async () => {
  receiver = await startReceiver({ maxBytes })
})
afterEach(() => receiver.close())

test('given 100,000 spans, when they come over HTTP, then memory stays below its bound and the newest are there', async () => {
  const before = await usedBytes()
  for (let first = 0; first < spans; first += spansOfRequest) {
    const answer = await receiver.send('/v1/traces', {
      body: makeBody(first),
      type: 'application/x-protobuf',
    })
    expect(answer.status).toBe(200)
  }
  const grown = (await usedBytes()) - before
  const kept = Array.from(receiver.store.traces(), (trace) => Number.parseInt(trace.traceId, 16))
  const { bytes, evictedTraces } = receiver.store.stats()
  expect(bytes).toBeLessThanOrEqual(maxBytes)
  expect(grown).toBeLessThan(maxBytes)
  expect(kept.length).toBeGreaterThan(5_000)
  expect(kept).toEqual(kept.map((_, index) => spans / spansOfTrace - index))
  expect(kept.length + evictedTraces).toBe(spans / spansOfTrace)
}, 120_000)
