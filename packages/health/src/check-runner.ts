import type { CheckFunction } from './check'
import { type CheckRun, startCheckRun } from './check-run'
import { type CheckState, isReusable, nextState, type StateLimits } from './check-state'
import type { Outcome } from './outcome'

export interface RunnerOptions extends StateLimits {
  readonly check: CheckFunction
  readonly timeoutMs: number
  readonly cacheMs: number
  /** Called when the status is another one than before, and for a first one that is not pass. Must not throw. */
  readonly onChange: (state: CheckState, previous: CheckState | undefined) => void
}

/** Runs one check for all who ask. */
export interface CheckRunner {
  /** The check's state; never rejects. Everybody who asks during a run gets that run's answer. */
  ask(): Promise<CheckState>
  /** See `CheckRun.hangs`; false when it does not run. */
  hangs(limitMs: number): Promise<boolean>
  shutdown(): void
}

export function createCheckRunner(options: RunnerOptions): CheckRunner {
  const { check, timeoutMs, cacheMs, onChange } = options
  let state: CheckState | undefined
  let run: CheckRun | undefined
  let failuresBefore = 0
  let underWay: Promise<CheckState> | undefined
  let closed = false

  function take(outcome: Outcome, durationMs: number, failures: number): CheckState {
    const previous = state
    const next = nextState(previous, { outcome, durationMs: Math.round(durationMs), failures }, options)
    state = next
    if (!closed && next.status !== (previous?.status ?? 'pass')) onChange(next, previous)
    return next
  }

  async function runOnce(): Promise<CheckState> {
    failuresBefore = state?.failures ?? 0
    run = startCheckRun(check, timeoutMs)
    const outcome = await run.outcome
    underWay = undefined
    return take(outcome, performance.now() - run.startedAt, failuresBefore + 1)
  }

  // Not started again while it hangs, or each ask would leave one more behind. A time-out's worth of hanging is a failure,
  // so that failureThreshold does not depend on how many ask meanwhile.
  function stillHanging(hung: CheckRun): CheckState {
    const elapsedMs = performance.now() - hung.startedAt
    const failures = failuresBefore + Math.max(1, Math.floor(elapsedMs / timeoutMs))
    return take(
      { status: 'fail', output: `still no answer after ${seconds(elapsedMs)}` },
      elapsedMs,
      failures,
    )
  }

  return {
    ask() {
      if (underWay !== undefined) return underWay
      if (state !== undefined && isReusable(state, cacheMs, options)) return Promise.resolve(state)
      if (run !== undefined && !run.ended()) return Promise.resolve(stillHanging(run))
      underWay = runOnce()
      return underWay
    },
    async hangs(limitMs) {
      return run !== undefined && !run.ended() && (await run.hangs(limitMs))
    },
    shutdown() {
      closed = true
      run?.abort()
    },
  }
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1_000).toFixed(1)} s`
}
