import { spanWarnings } from '../../page/trace/span-warnings'
import { rowsOf, type SpanOfTest } from './support/spans'

function warningsOf(id: string, spans: SpanOfTest[]): string[] {
  const rows = rowsOf(spans)
  const row = rows.find(({ span }) => span.spanId === id)
  return row ? spanWarnings(row, rows[row.parent]) : []
}

test('given a span as it should be, when it is looked at, then there is no warning', () => {
  expect(warningsOf('b', [{ id: 'a' }, { id: 'b', parent: 'a', startMs: 1 }])).toEqual([])
})

test('given a parent that is missing, when the span is looked at, then the warning names it', () => {
  expect(warningsOf('a', [{ id: 'a', parent: 'cafe' }])).toEqual([expect.stringContaining('cafe')])
})

test('given a circle, when its first span is looked at, then the warning says so', () => {
  expect(warningsOf('a', [{ id: 'a', parent: 'a' }])).toEqual([expect.stringContaining('circle')])
})

test('given a child that starts before its parent, when it is looked at, then by how much, and whose clocks', () => {
  const [other] = warningsOf('b', [
    { id: 'a', startMs: 5, service: 'web' },
    { id: 'b', parent: 'a', startMs: 2, service: 'db' },
  ])
  expect(other).toMatch(/3 ms before its parent: the clocks/)
  const [same] = warningsOf('b', [
    { id: 'a', startMs: 5 },
    { id: 'b', parent: 'a', startMs: 2 },
  ])
  expect(same).toMatch(/3 ms before its parent\.$/)
})

test('given a span without a start, when it is looked at, then the warning says so', () => {
  expect(warningsOf('b', [{ id: 'a' }, { id: 'b', startTimeUnixNano: '0' }])).toEqual([
    expect.stringContaining('no start time'),
  ])
})

test('given a span that was corrected on its way, when it is looked at, then what was done is told', () => {
  const attributes = [
    { key: '@jaeger@warnings', value: { arrayValue: { values: [{ stringValue: 'Negative duration' }] } } },
  ]
  expect(warningsOf('a', [{ id: 'a', attributes }])).toEqual(['Negative duration'])
})
