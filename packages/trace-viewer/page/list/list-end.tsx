import type { TraceList } from '../../src/page-api/trace-summary'
import { count } from '../format/count'
import { type Filters, maxLimit } from './filters'

interface ListEndProps {
  readonly list: TraceList | undefined
  readonly filters: Filters
  onMore(limit: number): void
}

export function ListEnd({ list, filters, onMore }: ListEndProps) {
  if (!list) return null
  const limit = Math.min(maxLimit, Math.max(500, filters.limit * 2))
  return (
    <div class="list-end">
      {list.more && filters.limit < maxLimit && (
        <button type="button" class="button" onClick={() => onMore(limit)}>
          Show up to {limit}
        </button>
      )}
      {list.kept.evictedTraces > 0 && (
        <p>
          {count(list.kept.evictedTraces, 'older trace')} made way for newer ones;{' '}
          <code>TRACE_VIEWER_MAX_SPANS</code> and <code>TRACE_VIEWER_MAX_BYTES</code> say how much is kept.
        </p>
      )}
    </div>
  )
}
