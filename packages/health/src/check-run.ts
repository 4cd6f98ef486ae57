import { withoutSpans } from '@voluntarily/request'
import type { CheckFunction } from './check'
import { failure, type Outcome, outcomeOf } from './outcome'

/** One run of a check. */
export interface CheckRun {
  /** performance.now() at its start. */
  readonly startedAt: number
  /** Never rejects, and comes at the time-out at the latest. */
  readonly outcome: Promise<Outcome>
  /** Whether the check itself has ended, which may be long after the time-out. */
  ended(): boolean
  /** Waits for the check itself, until its time-out and `limitMs` from now at the most; whether it has not ended by then. */
  hangs(limitMs: number): Promise<boolean>
  abort(): void
}

/** Calls the check once; the outcome is a failure when it has not answered after `timeoutMs`. */
export function startCheckRun(check: CheckFunction, timeoutMs: number): CheckRun {
  const controller = new AbortController()
  const startedAt = performance.now()
  let ended = false
  let abort = () => {}
  let tellEnd = () => {}
  const end = new Promise<void>((resolve) => {
    tellEnd = resolve
  })

  const outcome = new Promise<Outcome>((resolve) => {
    const giveUp = (output: string) => {
      if (ended) return
      resolve({ status: 'fail', output })
      controller.abort(new Error(output))
    }
    // After a blocked event loop the timer fires before an answer that has long arrived is read: one more turn lets it in. That turn is
    // kept alive: without it the loop of a process that has nothing else to do waits for its next event first.
    const timer = setTimeout(() => {
      setImmediate(giveUp, `no answer within ${timeoutMs} ms`)
    }, timeoutMs).unref()
    abort = () => {
      clearTimeout(timer)
      giveUp('stopped by the shutdown')
    }
    void answer(check, controller.signal).then((own) => {
      ended = true
      clearTimeout(timer)
      resolve(own)
      tellEnd()
    })
  })

  async function hangs(limitMs: number): Promise<boolean> {
    const waitMs = Math.min(limitMs, timeoutMs - (performance.now() - startedAt))
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.max(0, waitMs))
    })
    await Promise.race([end, late])
    clearTimeout(timer)
    return !ended
  }

  return { startedAt, outcome, ended: () => ended, hangs, abort: () => abort() }
}

async function answer(check: CheckFunction, signal: AbortSignal): Promise<Outcome> {
  try {
    // Awaited inside: a thenable (a mongoose query) starts its work only when it is awaited.
    return outcomeOf(await withoutSpans(async () => await check(signal)))
  } catch (error) {
    return failure(error)
  }
}
