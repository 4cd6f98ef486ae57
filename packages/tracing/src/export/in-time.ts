import { ToldError, tracingLog } from '../tracing-log'

/**
 * Waits for the work, but no longer than this; then goes on and says so. Never rejects. The timer keeps the process alive, so
 * that the work is not cut by an exit that has nothing else to wait for.
 * @returns false when it was given up
 */
export async function inTime(work: Promise<unknown>, timeoutMs: number, what: string): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs)
  })
  try {
    if ((await Promise.race([work, late])) !== 'late') return true
    tracingLog.warn({ timeoutMs }, `${what} took longer than ${timeoutMs} ms and was given up`)
    return false
  } catch (error) {
    tell(error, what)
    return true
  } finally {
    clearTimeout(timer)
    work.catch(() => {})
  }
}

// a batch that could not be sent has had its line when it failed
function tell(error: unknown, what: string): void {
  const errors = Array.isArray(error) ? error : [error]
  const untold = errors.find((one) => !(one instanceof ToldError))
  if (untold !== undefined) tracingLog.warn({ err: untold }, `${what} failed`)
}
