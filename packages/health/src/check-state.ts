import type { CheckStatus } from './check'
import type { Outcome } from './outcome'

/** What is known about a check after its latest run. */
export interface CheckState extends Outcome {
  /** When it took this status. */
  readonly since: Date
  /** When it was last looked at. */
  readonly time: Date
  readonly durationMs: number
  /** Failures in a row. */
  readonly failures: number
  /** performance.now() of the latest answer. */
  readonly answeredAt: number
  /** performance.now() of the latest answer that was no failure. */
  readonly goodAt: number | undefined
}

export interface StateLimits {
  /** Failures in a row that turn a check which has passed before. */
  readonly failureThreshold: number
  /** How old a good answer may be and still count against later failures. */
  readonly maxAgeMs: number
}

/** The state that follows from a run; `failures` counts this one. */
export function nextState(
  previous: CheckState | undefined,
  run: { outcome: Outcome; durationMs: number; failures: number },
  limits: StateLimits,
): CheckState {
  const answeredAt = performance.now()
  const time = new Date()
  const failed = run.outcome.status === 'fail'
  const failures = failed ? run.failures : 0
  const goodAt = failed ? previous?.goodAt : answeredAt
  const held = failed && failures < limits.failureThreshold && isRecent(goodAt, answeredAt, limits)
  const status: CheckStatus = held ? 'warn' : run.outcome.status
  return {
    ...run.outcome,
    ...(held && {
      output: `failure ${failures} of ${limits.failureThreshold} in a row: ${run.outcome.output ?? 'failed'}`,
    }),
    status,
    since: previous?.status === status ? previous.since : time,
    time,
    durationMs: run.durationMs,
    failures,
    answeredAt,
    goodAt,
  }
}

/** Whether the state may be handed out once more: not older than `cacheMs`, and not resting on a good answer that is too old. */
export function isReusable(state: CheckState, cacheMs: number, limits: StateLimits): boolean {
  const now = performance.now()
  const restsOnGood = state.failures > 0 && state.status !== 'fail'
  return now - state.answeredAt < cacheMs && (!restsOnGood || isRecent(state.goodAt, now, limits))
}

function isRecent(goodAt: number | undefined, now: number, { maxAgeMs }: StateLimits): boolean {
  return goodAt !== undefined && now - goodAt < maxAgeMs
}
