import { performance } from 'node:perf_hooks'

/** The time that everything together may take. */
export interface Deadline {
  /** Milliseconds that are left, no more than `mostMs`, and one at least. */
  left(mostMs?: number): number
  passed(): boolean
  /** The end of the first of several parts that come one after the other, and that share what is left. */
  share(parts: number): Deadline
}

export function startDeadline(timeoutMs: number): Deadline {
  const end = performance.now() + timeoutMs
  const left = (mostMs = Number.POSITIVE_INFINITY) =>
    Math.ceil(Math.max(1, Math.min(mostMs, end - performance.now())))
  return {
    left,
    passed: () => performance.now() >= end,
    share: (parts) => startDeadline(left() / parts),
  }
}
