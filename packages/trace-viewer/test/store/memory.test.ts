import { randomBytes } from 'node:crypto'
import { createTraceStore } from '../../src/store/create-trace-store'
import type { StoredSpan } from '../../src/store/stored-span'
import type { TraceStore } from '../../src/store/trace-store'
import { makeLog, makeSpan } from './support/records'
import { usedBytes } from './support/used-bytes'

// Just beyond a power of two: the maps have doubled, and what they take for each span is at its most.
const records = 17_000
const unlimited = { maxSpans: 1_000_000, maxBytes: 2 ** 40 }
const randomId = (bytes: number): string => randomBytes(bytes).toString('hex')
const attributes = (index: number, text = 'value'): unknown[] =>
  Array.from({ length: 15 }, (_, key) => ({
    key: `http.key.${key}`,
    value: { stringValue: `${text} ${index}` },
  }))

let store: TraceStore

const shapes: [string, (index: number) => Partial<StoredSpan> & { attributes?: unknown[] }][] = [
  ['in one trace', (index) => ({ attributes: attributes(index) })],
  ['each a trace', (index) => ({ traceId: randomId(16), attributes: attributes(index) })],
  ['without attributes, each a trace', () => ({ traceId: randomId(16) })],
  ['each of its own name', () => ({ traceId: randomId(16), name: `GET /${randomId(12)}` })],
  ['each of its own service', () => ({ service: randomId(12), resource: randomId(40), scope: randomId(12) })],
  ['with texts beyond Latin-1', (index) => ({ attributes: attributes(index, '日本') })],
]

/** What the store held, in truth and as it says: what is there before may be garbage of other tests, so it is measured by letting go of it. */
async function letGo() {
  const estimated = store.stats().bytes
  const full = await usedBytes()
  store.clear()
  return { estimated, held: full - (await usedBytes()) }
}

test.each(shapes)(
  'given many spans, %s, when memory is measured, then it is less than the estimate',
  async (_name, shape) => {
    store = createTraceStore(unlimited)
    const traceId = randomId(16)
    for (let index = 0; index < records; index += 1) {
      store.addSpans([makeSpan({ traceId, spanId: randomId(8), parentSpanId: randomId(8), ...shape(index) })])
    }
    expect(store.stats().spans).toBe(records)
    const { estimated, held } = await letGo()
    expect(held).toBeLessThan(estimated)
    // Nor is the estimate so careful that half of the memory stays unused.
    expect(held).toBeGreaterThan(estimated / 2)
  },
)

test.each([
  ['in one trace', () => 'a'.repeat(32)],
  ['each a trace', () => randomId(16)],
])(
  'given many log records, %s, when memory is measured, then it is less than the estimate',
  async (_name, traceId) => {
    store = createTraceStore(unlimited)
    for (let index = 0; index < records; index += 1) {
      store.addLogs([makeLog({ traceId: traceId(), spanId: randomId(8), message: `line ${randomId(20)}` })])
    }
    expect(store.stats().logs).toBe(records)
    const { estimated, held } = await letGo()
    expect(held).toBeLessThan(estimated)
    expect(held).toBeGreaterThan(estimated / 2)
  },
)

test('given spans that went through a small store, when memory is measured, then it stays below maxBytes', async () => {
  const maxBytes = 8 * 1024 * 1024
  store = createTraceStore({ maxSpans: 1_000_000, maxBytes })
  for (let index = 0; index < records; index += 1) {
    const own = { traceId: randomId(16), spanId: randomId(8), name: randomId(12), service: randomId(6) }
    store.addSpans([makeSpan({ ...own, attributes: attributes(index) })])
  }
  expect(store.stats().evictedTraces).toBeGreaterThan(records / 2)
  expect((await letGo()).held).toBeLessThan(maxBytes)
})
