import type { HealthLog } from './log'
import { errorText } from './safe-text'

/** Only `ready` lets the checks decide; the other two are 503 on `/ready`. */
export type ReadinessState = 'starting' | 'ready' | 'draining'

export interface Readiness {
  readonly state: ReadinessState
  markReady(): void
  drain(): void
}

/** The way from starting to ready to draining, each told to the log once. There is no way back. */
export function createReadiness({
  ready,
  log,
}: {
  ready: PromiseLike<unknown> | undefined
  log: HealthLog
}): Readiness {
  let state: ReadinessState = 'starting'
  let marked = false
  let resolved = ready === undefined

  function enter(next: ReadinessState): void {
    state = next
    log.info({ state: next }, `health: ${next}`)
  }

  function readyWhenBoth(): void {
    if (state === 'starting' && marked && resolved) enter('ready')
  }

  void Promise.resolve(ready).then(
    () => {
      resolved = true
      readyWhenBoth()
    },
    (error: unknown) => {
      const output = errorText(error)
      log.error(
        { state, output, ...(error instanceof Error && { err: error }) },
        `health: the ready promise was rejected, the readiness path stays at 503: ${output}`,
      )
    },
  )

  return {
    get state() {
      return state
    },
    markReady() {
      marked = true
      readyWhenBoth()
    },
    drain() {
      if (state !== 'draining') enter('draining')
    },
  }
}
