import { moveInTree } from '../../page/trace/move-in-tree'
import { visibleRows } from '../../page/trace/visible-rows'
import { rowsOf } from './support/spans'

const rows = rowsOf([
  { id: 'a' },
  { id: 'b', parent: 'a', startMs: 1 },
  { id: 'c', parent: 'b', startMs: 2 },
  { id: 'd', parent: 'a', startMs: 3 },
])

function press(key: string, at: number, collapsed: readonly string[] = []) {
  const closed = new Set(collapsed)
  return moveInTree(key, { rows, visible: visibleRows(rows, closed), collapsed: closed, at, pageSize: 3 })
}

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 3, 3],
  ['ArrowUp', 1, 0],
  ['ArrowUp', 0, 0],
  ['Home', 3, 0],
  ['End', 0, 3],
  ['PageDown', 0, 2],
  ['PageUp', 3, 1],
])('given %s at row %d, when it is pressed, then it goes to row %d', (key, at, to) => {
  expect(press(key, at)).toEqual({ kind: 'go', to })
})

test('given an open row, when Left is pressed, then it collapses, and Right goes to its first child', () => {
  expect(press('ArrowLeft', 1)).toEqual({ kind: 'collapse' })
  expect(press('ArrowRight', 1)).toEqual({ kind: 'go', to: 2 })
})

test('given a collapsed row, when Right is pressed, then it opens, and Left goes to its parent', () => {
  expect(press('ArrowRight', 1, ['b'])).toEqual({ kind: 'expand' })
  expect(press('ArrowLeft', 1, ['b'])).toEqual({ kind: 'go', to: 0 })
})

test('given a row without children, when Left is pressed, then it goes to the parent, and Right does nothing', () => {
  expect(press('ArrowLeft', 2)).toEqual({ kind: 'go', to: 1 })
  expect(press('ArrowRight', 2)).toBeUndefined()
})

test('given any row, when Enter or Space is pressed, then it opens', () => {
  expect([press('Enter', 0), press(' ', 0)]).toEqual([{ kind: 'open' }, { kind: 'open' }])
})

test('given another key, when it is pressed, then it is left to the browser', () => {
  expect(press('Tab', 0)).toBeUndefined()
})
