import { createTraceStore } from '../../src/store/create-trace-store'
import { makeLog, makeSpan, traceId } from './support/records'

test('given log records out of order, when they are read, then they are in the order of their time, the same time as they came', () => {
  const store = createTraceStore({ maxSpans: 10, maxBytes: 1_000_000 })
  store.addSpans([makeSpan()])
  const messages = () => store.trace(traceId(1))?.logs.map(({ message }) => message)
  store.addLogs([
    makeLog({ timeUs: 30, message: 'd' }),
    makeLog({ timeUs: 10, message: 'a' }),
    makeLog({ timeUs: 20, message: 'b' }),
    makeLog({ timeUs: 20, message: 'c' }),
  ])
  expect(messages()).toEqual(['a', 'b', 'c', 'd'])
  store.addLogs([makeLog({ timeUs: 5, message: 'first' })])
  expect(messages()).toEqual(['first', 'a', 'b', 'c', 'd'])
  expect(store.logs(traceId(1)).map(({ message }) => message)).toEqual(messages())
})
