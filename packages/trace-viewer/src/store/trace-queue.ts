import type { KeptTrace } from './kept-trace'

/**
 * The traces in the order in which they arrived. A linked list, because taking the first key of a Map again and again
 * walks over the holes that the removed ones left.
 */
export interface TraceQueue {
  add(trace: KeptTrace): void
  remove(trace: KeptTrace): void
  /** The oldest one that is not this one. */
  oldest(except: KeptTrace | undefined): KeptTrace | undefined
  newestFirst(): Iterable<KeptTrace>
}

export function createTraceQueue(): TraceQueue {
  let first: KeptTrace | undefined
  let last: KeptTrace | undefined

  return {
    add(trace) {
      trace.older = last
      if (last) last.newer = trace
      else first = trace
      last = trace
    },
    remove(trace) {
      if (trace.older) trace.older.newer = trace.newer
      else first = trace.newer
      if (trace.newer) trace.newer.older = trace.older
      else last = trace.older
      trace.older = undefined
      trace.newer = undefined
    },
    oldest: (except) => (first === except ? first?.newer : first),
    *newestFirst() {
      for (let trace = last; trace; trace = trace.older) yield trace
    },
  }
}
