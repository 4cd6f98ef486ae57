import { createTraceStore } from '../../src/store/create-trace-store'
import { makeSpan, traceId } from './support/records'

const limits = { maxSpans: 2, maxBytes: 1_000_000 }

test('given a request that is sent again, when the spans are there already, then they are kept once and nothing makes way', () => {
  const store = createTraceStore(limits)
  const spans = [makeSpan({ traceId: traceId(1) }), makeSpan({ traceId: traceId(2) })]
  store.addSpans(spans)
  const before = store.stats()
  expect(store.addSpans(spans.map((span) => ({ ...span })))).toBe(0)
  expect(store.stats()).toEqual(before)
})

test('given one request, when a span is in it twice, then it is kept once', () => {
  const store = createTraceStore(limits)
  const span = makeSpan()
  store.addSpans([span, { ...span }])
  expect(store.stats().spans).toBe(1)
})

test('given a span with the same id, when anything of it differs, then both are kept', () => {
  const store = createTraceStore({ ...limits, maxSpans: 10 })
  const span = makeSpan()
  store.addSpans([span, { ...span, json: `${span.json} ` }, { ...span, resource: '{}' }])
  expect(store.trace(traceId(1))?.spans).toHaveLength(3)
})

test('given a trace that made way, when its span comes again, then it is kept', () => {
  const store = createTraceStore(limits)
  const span = makeSpan({ traceId: traceId(1) })
  store.addSpans([span, makeSpan({ traceId: traceId(2) }), makeSpan({ traceId: traceId(3) })])
  expect(store.trace(traceId(1))).toBeUndefined()
  store.addSpans([span])
  expect(store.trace(traceId(1))?.spans).toHaveLength(1)
})
