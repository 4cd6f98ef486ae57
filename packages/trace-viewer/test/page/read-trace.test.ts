import { readTrace } from '../../page/trace/read-trace'
import { traceOf } from './support/spans'

test('given spans of two services, when a trace is read, then in the order of their start, with what they sum up to', () => {
  const trace = traceOf([
    { id: 'b', parent: 'a', startMs: 5, durationMs: 20, service: 'db', status: { code: 2 } },
    { id: 'a', startMs: 0, durationMs: 10, service: 'shop' },
    { id: 'c', parent: 'a', startMs: 6, durationMs: 1, service: 'db' },
  ])
  expect(trace.spans.map(({ spanId, startNs, durationNs }) => [spanId, startNs, durationNs])).toEqual([
    ['a', 0, 10e6],
    ['b', 5e6, 20e6],
    ['c', 6e6, 1e6],
  ])
  expect(trace).toMatchObject({ durationNs: 25e6, errors: 1 })
  expect([...trace.services]).toEqual([
    ['db', 2],
    ['shop', 1],
  ])
})

test('given times that no number holds exactly, when a trace is read, then not a nanosecond is lost', () => {
  const trace = traceOf([
    { id: 'a', startTimeUnixNano: '1780000000000000001', endTimeUnixNano: '1780000000000000004' },
    { id: 'b', startTimeUnixNano: '1780000000000000002', endTimeUnixNano: '1780000000000000003' },
  ])
  expect(trace.startUnixNs).toBe(1_780_000_000_000_000_001n)
  expect(trace.spans.map(({ startNs, durationNs }) => [startNs, durationNs])).toEqual([
    [0, 3],
    [1, 1],
  ])
})

test('given two spans of one id, when a trace is read, then both are there, with keys of their own', () => {
  const { spans } = traceOf([{ id: 'a' }, { id: 'a', startMs: 1 }])
  expect(spans.map(({ key }) => key)).toEqual(['a', 'a 2'])
})

test.each([undefined, '0', 'soon', '-5'])(
  'given a span whose start is %s, when a trace is read, then the others keep their scale',
  (start) => {
    const trace = traceOf([
      { id: 'a', startMs: 3, durationMs: 4 },
      { id: 'b', startTimeUnixNano: start as string },
    ])
    expect(trace.durationNs).toBe(4e6)
    expect(trace.spans.find(({ spanId }) => spanId === 'b')).toMatchObject({ startNs: 0, durationNs: 0 })
  },
)

test('given an end before the start, when a trace is read, then the duration is 0', () => {
  expect(traceOf([{ id: 'a', startMs: 5, durationMs: -3 }]).spans[0]?.durationNs).toBe(0)
})

test.each([{}, { result: {} }, { result: { resourceSpans: [] } }])(
  'given an answer without spans, %j, when it is read, then there is no trace',
  (answer) => {
    expect(readTrace(answer)).toBeUndefined()
  },
)
