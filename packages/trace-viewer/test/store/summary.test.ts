import { createTraceStore } from '../../src/store/create-trace-store'
import type { StoredSpan } from '../../src/store/stored-span'
import { makeSpan, traceId } from './support/records'

const parent = 'aaaaaaaaaaaaaaaa'

function traceOf(...spans: Partial<StoredSpan>[]) {
  const store = createTraceStore({ maxSpans: 100, maxBytes: 1_000_000 })
  // One at a time, as they come from several services.
  for (const span of spans) store.addSpans([makeSpan(span)])
  const trace = store.trace(traceId(1))
  if (!trace) throw new Error('the trace is not there')
  return trace
}

test('given spans in any order, when the one without a parent comes last, then it is the root', () => {
  const trace = traceOf(
    { name: 'query', parentSpanId: parent, startUs: 10 },
    { name: 'early', parentSpanId: parent, startUs: 1 },
    { name: 'GET /', startUs: 5 },
  )
  expect(trace.root.name).toBe('GET /')
})

test('given no span without a parent, when the trace is read, then the earliest is the root', () => {
  const trace = traceOf(
    { name: 'second', parentSpanId: parent, startUs: 10 },
    { name: 'first', parentSpanId: parent, startUs: 1 },
    { name: 'third', parentSpanId: parent, startUs: 20 },
  )
  expect(trace.root.name).toBe('first')
})

test('given several spans without a parent, when the trace is read, then the earliest of them is the root', () => {
  const trace = traceOf({ name: 'late', startUs: 9 }, { name: 'early', startUs: 3 })
  expect(trace.root.name).toBe('early')
})

test('given spans that overlap, when the trace is read, then it lasts from the first start to the last end', () => {
  const trace = traceOf(
    { startUs: 1_000, durationNs: 50_000 },
    { startUs: 900, durationNs: 20_000 },
    { startUs: 1_040, durationNs: 100_000 },
  )
  expect([trace.startUs, trace.durationUs]).toEqual([900, 240])
})

test('given spans of several services with errors, when the trace is read, then both are counted', () => {
  const trace = traceOf(
    { service: 'shop', failed: true },
    { service: 'db' },
    { service: 'shop' },
    { service: 'db', failed: true },
    { service: 'shop' },
  )
  expect(trace.errors).toBe(2)
  expect([...trace.services]).toEqual([
    ['shop', 3],
    ['db', 2],
  ])
})

test('given the spans of a trace, when it is read, then they are in the order in which they came', () => {
  const trace = traceOf({ name: 'c' }, { name: 'a' }, { name: 'b' })
  expect(trace.spans.map(({ name }) => name)).toEqual(['c', 'a', 'b'])
})
