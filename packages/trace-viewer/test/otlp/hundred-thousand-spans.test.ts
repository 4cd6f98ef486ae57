import { usedBytes } from '../store/support/used-bytes'
import { protobufOf, protobufSpan } from './support/make-request'
import { startReceiver } from './support/start-receiver'

const spans = 100_000
const spansOfRequest = 500
const spansOfTrace = 5
const maxBytes = 64 * 1024 * 1024

function idOf(number: number, bytes: number): Uint8Array {
  return new Uint8Array(Buffer.from(number.toString(16).padStart(bytes * 2, '0'), 'hex'))
}

function makeBody(first: number): Uint8Array {
  const made = Array.from({ length: spansOfRequest }, (_, index) => {
    const number = first + index
    return protobufSpan({
      traceId: idOf(1 + Math.floor(number / spansOfTrace), 16),
      spanId: idOf(number + 1, 8),
      attributes: Array.from({ length: 15 }, (_, key) => ({
        key: `http.key.${key}`,
        value: { value: { case: 'stringValue' as const, value: `value ${number} of ${key}` } },
      })),
    })
  })
  return protobufOf(...made)
}

test('given 100,000 spans of 15 attributes, when they come over HTTP, then memory stays below its bound and the newest are there', async () => {
  const receiver = await startReceiver({ maxBytes })
  const before = usedBytes()
  for (let first = 0; first < spans; first += spansOfRequest) {
    const answer = await receiver.send('/v1/traces', {
      body: makeBody(first),
      type: 'application/x-protobuf',
    })
    expect(answer.status).toBe(200)
  }
  const grown = usedBytes() - before
  const kept = Array.from(receiver.store.traces(), (trace) => Number.parseInt(trace.traceId, 16))
  const { bytes, evictedTraces } = receiver.store.stats()
  await receiver.close()
  expect(bytes).toBeLessThanOrEqual(maxBytes)
  expect(grown).toBeLessThan(maxBytes)
  expect(kept.length).toBeGreaterThan(5_000)
  expect(kept).toEqual(kept.map((_, index) => spans / spansOfTrace - index))
  expect(kept.length + evictedTraces).toBe(spans / spansOfTrace)
})
