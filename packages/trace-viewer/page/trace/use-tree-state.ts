import { useMemo, useState } from 'preact/hooks'
import type { TreeRow } from './build-tree'
import { keysAbove, visibleRows } from './visible-rows'

export interface TreeState {
  readonly rows: readonly TreeRow[]
  /** Indexes into `rows` of those that are not hidden in a collapsed one. */
  readonly visible: readonly number[]
  readonly collapsed: ReadonlySet<string>
  /** Index into `visible` of the row that the keyboard is on. */
  readonly at: number
  /** Goes to a row, by its index into `rows`; opens what hides it. */
  reveal(row: number): void
  collapse(rows: readonly number[]): void
  expand(rows: readonly number[]): void
  expandAll(): void
  collapseAll(): void
}

const nothing: ReadonlySet<string> = new Set()

export function useTreeState(rows: readonly TreeRow[]): TreeState {
  const [collapsed, setCollapsed] = useState(nothing)
  const [activeKey, setActiveKey] = useState('')
  const visible = useMemo(() => visibleRows(rows, collapsed), [rows, collapsed])
  const indexes = useMemo(() => new Map(rows.map(({ span }, index) => [span.key, index])), [rows])
  const at = Math.max(0, positionOf(indexes.get(activeKey) ?? 0, rows, visible))

  const keysOf = (indexes: readonly number[]) => indexes.flatMap((index) => rows[index]?.span.key ?? [])
  const open = (keys: readonly string[]) =>
    setCollapsed((before) => {
      const after = new Set(before)
      for (const key of keys) after.delete(key)
      return after.size === before.size ? before : after
    })
  return {
    rows,
    visible,
    collapsed,
    at,
    reveal(row) {
      open(keysAbove(rows, row))
      setActiveKey(rows[row]?.span.key ?? '')
    },
    collapse: (indexes) => setCollapsed((before) => new Set([...before, ...keysOf(indexes)])),
    expand: (indexes) => open(keysOf(indexes)),
    expandAll: () => setCollapsed(nothing),
    collapseAll: () =>
      setCollapsed(new Set(rows.filter(({ children }) => children > 0).map(({ span }) => span.key))),
  }
}

/** Place of a row among the visible ones, or of the row that hides it. */
function positionOf(row: number, rows: readonly TreeRow[], visible: readonly number[]): number {
  for (let index = row; index >= 0; index = rows[index]?.parent ?? -1) {
    const found = search(visible, index)
    if (found >= 0) return found
  }
  return 0
}

/** `visible` goes up. */
function search(visible: readonly number[], row: number): number {
  let low = 0
  let high = visible.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const value = visible[middle] ?? 0
    if (value === row) return middle
    if (value < row) low = middle + 1
    else high = middle - 1
  }
  return -1
}
