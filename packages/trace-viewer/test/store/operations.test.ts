import { createTraceStore } from '../../src/store/create-trace-store'
import { makeSpan, traceId } from './support/records'

test('given spans of several services, when they are asked for, then each operation is there once for each kind', () => {
  const store = createTraceStore({ maxSpans: 100, maxBytes: 1_000_000 })
  store.addSpans([
    makeSpan({ service: 'shop', name: 'GET /', kind: 2 }),
    makeSpan({ service: 'shop', name: 'GET /', kind: 2 }),
    makeSpan({ service: 'shop', name: 'GET /', kind: 3 }),
    makeSpan({ service: 'db', name: 'query', kind: 0 }),
  ])
  expect(store.services()).toEqual(['shop', 'db'])
  expect(store.operations('shop')).toEqual([
    { name: 'GET /', kind: 2 },
    { name: 'GET /', kind: 3 },
  ])
  expect(store.operations('db')).toEqual([{ name: 'query', kind: 0 }])
  expect(store.operations('nobody')).toEqual([])
})

test('given names of objects of JavaScript, when they are services and operations, then they are like any other', () => {
  const store = createTraceStore({ maxSpans: 100, maxBytes: 1_000_000 })
  store.addSpans([makeSpan({ service: '__proto__', name: 'constructor', kind: 1 })])
  expect(store.services()).toEqual(['__proto__'])
  expect(store.operations('__proto__')).toEqual([{ name: 'constructor', kind: 1 }])
  expect(store.operations('constructor')).toEqual([])
})

test('given traces that make way, when their operations are in no other trace, then they are gone as well', () => {
  const store = createTraceStore({ maxSpans: 2, maxBytes: 1_000_000 })
  store.addSpans([
    makeSpan({ traceId: traceId(1), service: 'old', name: 'a' }),
    makeSpan({ traceId: traceId(2), service: 'shop', name: 'b' }),
    makeSpan({ traceId: traceId(3), service: 'shop', name: 'c' }),
  ])
  expect(store.services()).toEqual(['shop'])
  store.addSpans([makeSpan({ traceId: traceId(4), service: 'shop', name: 'c' })])
  expect(store.operations('shop').map(({ name }) => name)).toEqual(['c'])
})
