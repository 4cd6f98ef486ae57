export interface HeldRows<Row> {
  readonly rows: readonly Row[]
  /** How many rows are new and not shown yet. */
  readonly waiting: number
}

/**
 * Brings the rows that are shown up to date without moving any: each keeps its place, rows that are new wait, and rows that
 * are gone stay until the list is let go.
 */
export function holdRows<Row extends { readonly traceId: string }>(
  shown: readonly Row[],
  latest: readonly Row[],
): HeldRows<Row> {
  const byId = new Map(latest.map((row) => [row.traceId, row]))
  const rows = shown.map((row) => byId.get(row.traceId) ?? row)
  for (const row of shown) byId.delete(row.traceId)
  return { rows, waiting: byId.size }
}
