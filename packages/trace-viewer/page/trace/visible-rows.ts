import type { TreeRow } from './build-tree'

/** Indexes of the rows that are not inside a collapsed one. */
export function visibleRows(rows: readonly TreeRow[], collapsed: ReadonlySet<string>): number[] {
  const visible: number[] = []
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]
    if (!row) break
    visible.push(index)
    if (collapsed.has(row.span.key)) index += row.descendants
  }
  return visible
}

/** Keys of the rows above one, which must be open for it to be seen. */
export function keysAbove(rows: readonly TreeRow[], index: number): string[] {
  const keys: string[] = []
  for (let at = rows[index]?.parent ?? -1; at >= 0; at = rows[at]?.parent ?? -1) {
    const row = rows[at]
    if (row) keys.push(row.span.key)
  }
  return keys
}
