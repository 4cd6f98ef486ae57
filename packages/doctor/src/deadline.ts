import { performance } from 'node:perf_hooks'

/** The time that everything together may take. */
export interface Deadline {
  /** Milliseconds that are left, no more than `mostMs`, and one at least. */
  left(mostMs?: number): number
  passed(): boolean
}

export function startDeadline(timeoutMs: number): Deadline {
  const end = performance.now() + timeoutMs
  return {
    left: (mostMs = Number.POSITIVE_INFINITY) =>
      Math.ceil(Math.max(1, Math.min(mostMs, end - performance.now()))),
    passed: () => performance.now() >= end,
  }
}
