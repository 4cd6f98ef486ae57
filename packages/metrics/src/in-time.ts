import { metricsLog } from './metrics-log'

/**
 * Waits for the work, but no longer than this; then goes on and says so. Never rejects. The timer keeps the process alive, so
 * that the work is not cut by an exit that has nothing else to wait for.
 */
export async function inTime(work: Promise<unknown>, timeoutMs: number, what: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs)
  })
  try {
    if ((await Promise.race([work, late])) === 'late')
      metricsLog.warn({ timeoutMs }, `${what} took longer than ${timeoutMs} ms and was given up`)
  } catch (error) {
    metricsLog.warn({ err: error }, `${what} failed`)
  } finally {
    clearTimeout(timer)
    work.catch(() => {})
  }
}
