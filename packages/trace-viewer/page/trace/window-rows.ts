export interface RowWindow {
  readonly first: number
  /** Not included. */
  readonly end: number
}

/** The rows of a fixed height that are in view, with some more above and below, so that a quick scroll shows no gaps. */
export function windowRows(
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
  rowCount: number,
  spare = 12,
): RowWindow {
  const first = Math.floor(scrollTop / rowHeight) - spare
  const end = Math.ceil((scrollTop + viewHeight) / rowHeight) + spare
  return { first: Math.max(0, Math.min(first, rowCount)), end: Math.max(0, Math.min(end, rowCount)) }
}

/** Where to scroll to so that a row is in view, with one row beyond it; the same place when it is. */
export function scrollTopFor(row: number, scrollTop: number, viewHeight: number, rowHeight: number): number {
  const top = Math.max(0, (row - 1) * rowHeight)
  const bottom = (row + 2) * rowHeight
  if (top < scrollTop) return top
  if (bottom > scrollTop + viewHeight) return bottom - viewHeight
  return scrollTop
}
