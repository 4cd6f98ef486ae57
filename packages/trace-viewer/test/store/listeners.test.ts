import { createTraceStore } from '../../src/store/create-trace-store'
import { makeLog, makeSpan } from './support/records'

const limits = { maxSpans: 2, maxBytes: 1_000_000 }

test('given a listener, when spans or log records come or go, then it is called once for each change and the version changes', () => {
  const store = createTraceStore(limits)
  const versions: number[] = []
  store.onChange(() => versions.push(store.stats().version))
  store.addSpans([makeSpan(), makeSpan()])
  store.addLogs([makeLog()])
  store.clear()
  expect(versions).toHaveLength(3)
  expect(new Set(versions).size).toBe(3)
})

test('given a listener, when nothing changes, then it is not called', () => {
  const store = createTraceStore(limits)
  const span = makeSpan()
  store.addSpans([span, makeSpan()])
  const listener = jest.fn()
  store.onChange(listener)
  store.addSpans([])
  store.addLogs([])
  store.addSpans([span])
  expect(store.addSpans([makeSpan()])).toBe(1)
  expect(listener).not.toHaveBeenCalled()
})

test('given a listener that throws, when a change comes, then the spans are kept and the others are called', () => {
  const store = createTraceStore(limits)
  const listener = jest.fn()
  store.onChange(() => {
    throw new Error('broken')
  })
  store.onChange(listener)
  expect(store.addSpans([makeSpan()])).toBe(0)
  expect(listener).toHaveBeenCalledTimes(1)
})

test('given one listener that is there twice, when one of the two ends, then the other is still called', () => {
  const store = createTraceStore(limits)
  const listener = jest.fn()
  const end = store.onChange(listener)
  store.onChange(listener)
  end()
  end()
  store.addSpans([makeSpan()])
  expect(listener).toHaveBeenCalledTimes(1)
})
