export interface Paced {
  /** Asks for a run: now, after the pause, or after the run that goes on. */
  request(): void
  stop(): void
}

/**
 * Runs a task when asked, never twice at once, and with a pause in between: at least `minPauseMs`, and three times as long as
 * the last run took, so that a large answer does not keep page and viewer busy.
 */
export function paced(task: () => Promise<void>, minPauseMs: number): Paced {
  let state: 'idle' | 'running' | 'pausing' | 'stopped' = 'idle'
  let again = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const run = async () => {
    state = 'running'
    again = false
    const startedAt = performance.now()
    await task()
    if ((state as string) === 'stopped') return
    state = 'pausing'
    const pauseMs = Math.max(minPauseMs, 3 * (performance.now() - startedAt))
    timer = setTimeout(() => {
      state = 'idle'
      if (again) void run()
    }, pauseMs)
  }
  return {
    request() {
      if (state === 'idle') void run()
      else again = true
    },
    stop() {
      state = 'stopped'
      clearTimeout(timer)
    },
  }
}
