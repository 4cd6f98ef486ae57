import { createTraceStore } from '../../src/store/create-trace-store'
import { makeLog, makeSpan, traceId } from './support/records'

test('given one trace, when it has more spans than maxSpans, then the spans beyond are refused and the trace stays', () => {
  const store = createTraceStore({ maxSpans: 3, maxBytes: 1_000_000 })
  const spans = Array.from({ length: 5 }, () => makeSpan())
  expect(store.addSpans(spans)).toBe(2)
  expect(store.trace(traceId(1))?.spans.map(({ spanId }) => spanId)).toEqual(
    spans.slice(0, 3).map(({ spanId }) => spanId),
  )
  expect(store.stats()).toMatchObject({ spans: 3, evictedTraces: 0 })
})

test('given log records of others, when a span of a trace as large as the store is refused, then nothing makes way for it', () => {
  const store = createTraceStore({ maxSpans: 3, maxBytes: 1_000_000 })
  store.addLogs([makeLog({ traceId: traceId(2) })])
  expect(store.addSpans(Array.from({ length: 4 }, () => makeSpan()))).toBe(1)
  expect(store.logs(traceId(2))).toHaveLength(1)
})

test('given a trace as large as the store, when a new trace comes, then the large one makes way', () => {
  const store = createTraceStore({ maxSpans: 3, maxBytes: 1_000_000 })
  store.addSpans(Array.from({ length: 5 }, () => makeSpan()))
  expect(store.addSpans([makeSpan({ traceId: traceId(2) })])).toBe(0)
  expect(Array.from(store.traces(), (trace) => trace.traceId)).toEqual([traceId(2)])
})

test('given other traces, when a span is larger than maxBytes, then it is refused and nothing makes way for it', () => {
  const store = createTraceStore({ maxSpans: 100, maxBytes: 50_000 })
  store.addSpans([makeSpan({ traceId: traceId(1) }), makeSpan({ traceId: traceId(2) })])
  const before = store.stats()
  const large = makeSpan({ traceId: traceId(3), attributes: ['x'.repeat(60_000)] })
  expect(store.addSpans([large])).toBe(1)
  expect(store.stats()).toEqual(before)
})

test('given one trace, when its log records exceed maxBytes, then those beyond are refused', () => {
  const store = createTraceStore({ maxSpans: 100, maxBytes: 50_000 })
  const logs = Array.from({ length: 10 }, () => makeLog({ message: 'x'.repeat(10_000) }))
  const refused = store.addLogs(logs)
  expect(refused).toBeGreaterThan(0)
  expect(store.logs(traceId(1))).toHaveLength(10 - refused)
  expect(store.stats().bytes).toBeLessThanOrEqual(50_000)
})
