import type { TraceList } from '../../src/page-api/trace-summary'
import { count, formatNumber } from '../format/count'

/** How many traces the list shows, of how many. */
export function countText({ traces, more, kept }: TraceList, filtered: boolean): string {
  const shown = formatNumber(traces.length)
  if (filtered)
    return `${more ? `the newest ${shown} that match` : `${shown} match`}, of ${count(kept.traces, 'trace')}`
  return more ? `the newest ${shown} of ${count(kept.traces, 'trace')}` : count(kept.traces, 'trace')
}
