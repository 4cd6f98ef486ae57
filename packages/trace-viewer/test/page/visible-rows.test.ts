import { keysAbove, visibleRows } from '../../page/trace/visible-rows'
import { rowsOf } from './support/spans'

const rows = rowsOf([
  { id: 'a' },
  { id: 'b', parent: 'a', startMs: 1 },
  { id: 'c', parent: 'b', startMs: 2 },
  { id: 'd', parent: 'a', startMs: 3 },
])

test('given nothing collapsed, when the rows are listed, then all are there', () => {
  expect(visibleRows(rows, new Set())).toEqual([0, 1, 2, 3])
})

test('given a collapsed row, when the rows are listed, then those below it are left out', () => {
  expect(visibleRows(rows, new Set(['b']))).toEqual([0, 1, 3])
  expect(visibleRows(rows, new Set(['a', 'b']))).toEqual([0])
})

test('given a row, when what must be open for it is asked for, then it is the rows above it', () => {
  expect(keysAbove(rows, 2)).toEqual(['b', 'a'])
  expect(keysAbove(rows, 0)).toEqual([])
})
