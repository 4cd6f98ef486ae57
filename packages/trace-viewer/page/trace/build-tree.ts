import type { Span } from './span'

/** Why a span that has a parent stands at the top. */
export type Detached = 'parent-missing' | 'cycle'

export interface TreeRow {
  readonly span: Span
  /** 0 at the top. */
  readonly depth: number
  /** Index of the parent's row; -1 at the top. */
  readonly parent: number
  readonly children: number
  /** Rows below it, at any depth; they follow it. */
  readonly descendants: number
  /** Failed spans among those. */
  readonly failedBelow: number
  /** From 1, among the children of its parent. */
  readonly position: number
  readonly siblings: number
  readonly detached: Detached | undefined
}

type Draft = { -readonly [Key in keyof TreeRow]: TreeRow[Key] }

/** Every span once, each followed by those below it, in the order of their start. Takes any depth, cycles and missing parents. */
export function buildTree(spans: readonly Span[]): TreeRow[] {
  const { roots, children } = relate(spans)
  const rows: Draft[] = []
  const seen = new Set<string>()
  const place = (tops: readonly Span[], why: (span: Span) => Detached | undefined) => {
    const pending = asRows(tops, -1, 0).map((row) => ({ ...row, detached: why(row.span) }))
    for (let row = pending.pop(); row; row = pending.pop()) {
      if (seen.has(row.span.key)) continue
      seen.add(row.span.key)
      const below = (children.get(row.span.key) ?? []).filter(({ key }) => !seen.has(key))
      row.children = below.length
      rows.push(row)
      for (const child of asRows(below, rows.length - 1, row.depth + 1)) pending.push(child)
    }
  }
  place(roots, (span) => (span.parentSpanId ? 'parent-missing' : undefined))
  // What no root leads to is in a cycle, or below one: each is opened at its earliest span.
  for (const span of spans) if (!seen.has(span.key)) place([span], () => 'cycle')
  sumUp(rows)
  return rows
}

function relate(spans: readonly Span[]) {
  const byId = new Map<string, Span>()
  for (const span of spans) if (span.spanId && !byId.has(span.spanId)) byId.set(span.spanId, span)
  const roots: Span[] = []
  const children = new Map<string, Span[]>()
  for (const span of spans) {
    const parent = span.parentSpanId ? byId.get(span.parentSpanId) : undefined
    if (!parent) roots.push(span)
    else {
      const siblings = children.get(parent.key)
      if (siblings) siblings.push(span)
      else children.set(parent.key, [span])
    }
  }
  return { roots, children }
}

/** In reverse, for a stack. */
function asRows(spans: readonly Span[], parent: number, depth: number): Draft[] {
  const row = (span: Span, index: number): Draft => ({
    span,
    depth,
    parent,
    children: 0,
    descendants: 0,
    failedBelow: 0,
    position: index + 1,
    siblings: spans.length,
    detached: undefined,
  })
  return spans.map(row).reverse()
}

function sumUp(rows: readonly Draft[]): void {
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index]
    const parent = row && rows[row.parent]
    if (!row || !parent) continue
    parent.descendants += row.descendants + 1
    parent.failedBelow += row.failedBelow + (row.span.failed ? 1 : 0)
  }
}
