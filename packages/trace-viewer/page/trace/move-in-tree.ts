import type { TreeRow } from './build-tree'

export type TreeMove =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'collapse' | 'expand' | 'open' }
  | { readonly kind: 'expand-siblings' }

export interface TreePosition {
  readonly rows: readonly TreeRow[]
  /** Indexes into `rows`. */
  readonly visible: readonly number[]
  readonly collapsed: ReadonlySet<string>
  /** Index into `visible`. */
  readonly at: number
  /** Rows that fit into the view. */
  readonly pageSize: number
}

/**
 * What a key does in the tree; undefined when it is not one of the tree's.
 * https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/
 */
export function moveInTree(key: string, position: TreePosition): TreeMove | undefined {
  const { rows, visible, collapsed, at, pageSize } = position
  const row = rows[visible[at] ?? -1]
  const last = visible.length - 1
  if (!row) return undefined
  const go = (to: number): TreeMove => ({ kind: 'go', to: Math.max(0, Math.min(to, last)) })
  const isClosed = collapsed.has(row.span.key)
  switch (key) {
    case 'ArrowDown':
      return go(at + 1)
    case 'ArrowUp':
      return go(at - 1)
    case 'PageDown':
      return go(at + Math.max(1, pageSize - 1))
    case 'PageUp':
      return go(at - Math.max(1, pageSize - 1))
    case 'Home':
      return go(0)
    case 'End':
      return go(last)
    case 'ArrowRight':
      if (row.children === 0) return undefined
      return isClosed ? { kind: 'expand' } : go(at + 1)
    case 'ArrowLeft':
      if (row.children > 0 && !isClosed) return { kind: 'collapse' }
      return row.parent < 0 ? undefined : go(visible.indexOf(row.parent))
    case 'Enter':
    case ' ':
      return { kind: 'open' }
    case '*':
      return { kind: 'expand-siblings' }
    default:
      return undefined
  }
}
