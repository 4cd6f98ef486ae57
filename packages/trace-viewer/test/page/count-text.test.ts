import { countText } from '../../page/list/count-text'
import type { TraceList, TraceSummary } from '../../src/page-api/trace-summary'

const list = (shown: number, kept: number, more = false): TraceList => ({
  traces: Array.from({ length: shown }, () => ({}) as TraceSummary),
  more,
  kept: { traces: kept, spans: kept, evictedTraces: 0 },
  services: [],
  operations: [],
  version: 1,
})

test.each([
  [list(1, 1), false, '1 trace'],
  [list(27, 27), false, '27 traces'],
  [list(100, 1_204, true), false, 'the newest 100 of 1,204 traces'],
  [list(3, 27), true, '3 match, of 27 traces'],
  [list(100, 1_204, true), true, 'the newest 100 that match, of 1,204 traces'],
])('given a list, when it is counted, then in words', (traces, filtered, text) => {
  expect(countText(traces, filtered)).toBe(text)
})
