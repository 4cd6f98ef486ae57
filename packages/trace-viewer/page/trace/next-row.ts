import type { TreeRow } from './build-tree'

/** Index of the next row that fits, after a row and then from the top; that row when none does. */
export function nextRow(rows: readonly TreeRow[], after: number, fits: (row: TreeRow) => boolean): number {
  for (let step = 1; step <= rows.length; step++) {
    const index = (Math.max(after, -1) + step) % rows.length
    const row = rows[index]
    if (row && fits(row)) return index
  }
  return after
}

export function nextFailed(rows: readonly TreeRow[], after: number): number {
  return nextRow(rows, after, ({ span }) => span.failed)
}
