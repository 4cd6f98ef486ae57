import { createTraceStore } from '../../src/store/create-trace-store'
import { makeLog, makeSpan, traceId } from './support/records'

const roomy = { maxSpans: 1_000, maxBytes: 10_000_000 }

test('given a full store, when a span of a new trace comes, then the whole trace that arrived first makes way', () => {
  const store = createTraceStore({ ...roomy, maxSpans: 4 })
  store.addSpans([1, 2, 1, 2].map((number) => makeSpan({ traceId: traceId(number) })))
  const refused = store.addSpans([makeSpan({ traceId: traceId(3) })])
  expect(refused).toBe(0)
  expect(store.trace(traceId(1))).toBeUndefined()
  expect(Array.from(store.traces(), (trace) => [trace.traceId, trace.spans.length])).toEqual([
    [traceId(3), 1],
    [traceId(2), 2],
  ])
  expect(store.stats()).toMatchObject({ traces: 2, spans: 3, evictedTraces: 1 })
})

test('given a full store, when a span of the oldest trace comes, then the next oldest makes way', () => {
  const store = createTraceStore({ ...roomy, maxSpans: 3 })
  store.addSpans([1, 2, 3, 1].map((number) => makeSpan({ traceId: traceId(number) })))
  expect(Array.from(store.traces(), (trace) => [trace.traceId, trace.spans.length])).toEqual([
    [traceId(3), 1],
    [traceId(1), 2],
  ])
})

test('given maxBytes, when many more bytes come, then the estimate stays below it and the newest traces are kept', () => {
  const store = createTraceStore({ maxSpans: 100_000, maxBytes: 200_000 })
  for (let number = 1; number <= 1_000; number += 1) {
    store.addSpans([makeSpan({ traceId: traceId(number), attributes: ['x'.repeat(500)] })])
    expect(store.stats().bytes).toBeLessThanOrEqual(200_000)
  }
  const kept = Array.from(store.traces(), (trace) => trace.traceId)
  expect(kept.length).toBeGreaterThan(50)
  expect(kept).toEqual(kept.map((_, index) => traceId(1_000 - index)))
  expect(store.stats().evictedTraces).toBe(1_000 - kept.length)
})

test('given a trace that has only log records, when room is needed, then it makes way in its turn, without counting as a trace', () => {
  const store = createTraceStore({ maxSpans: 100, maxBytes: 20_000 })
  store.addLogs([makeLog({ traceId: traceId(1), message: 'x'.repeat(8_000) })])
  expect(store.logs(traceId(1))).toHaveLength(1)
  expect([...store.traces()]).toEqual([])
  expect(store.trace(traceId(1))).toBeUndefined()
  store.addLogs([makeLog({ traceId: traceId(2), message: 'x'.repeat(15_000) })])
  expect(store.logs(traceId(1))).toEqual([])
  expect(store.logs(traceId(2))).toHaveLength(1)
  expect(store.stats()).toMatchObject({ traces: 0, logs: 1, evictedTraces: 0 })
})

test('given log records that came before their spans, when a span comes, then the trace is listed with them', () => {
  const store = createTraceStore(roomy)
  store.addLogs([makeLog()])
  store.addSpans([makeSpan()])
  expect(store.trace(traceId(1))?.logs).toHaveLength(1)
  expect(store.stats()).toMatchObject({ traces: 1, spans: 1, logs: 1 })
})

test('given traces that are gone, made way or cleared, when the estimate is read, then nothing of them is left in it', () => {
  const store = createTraceStore({ ...roomy, maxSpans: 1 })
  store.addSpans([makeSpan({ service: 'a', name: 'x' })])
  store.addLogs([makeLog()])
  const single = createTraceStore(roomy)
  const span = makeSpan({ traceId: traceId(2), service: 'b' })
  single.addSpans([span])
  store.addSpans([span])
  expect(store.stats().bytes).toBe(single.stats().bytes)
  store.clear()
  expect(store.stats()).toMatchObject({ traces: 0, spans: 0, logs: 0, bytes: 0, evictedTraces: 0 })
  expect([...store.traces()]).toEqual([])
  expect(store.services()).toEqual([])
})
