export interface InTimeOptions {
  readonly timeoutMs: number
  /** What the work is, for the log: `sending the last spans`. */
  readonly what: string
  /** Takes the line that says what became of it, as a logger's does. Must not throw. */
  readonly warn: (fields: object, message: string) => void
}

/**
 * Waits for the work, but no longer than this; then goes on and says so. Never rejects. The timer keeps the process alive, so
 * that the work is not cut by an exit that has nothing else to wait for.
 * @returns false when it was given up
 */
export async function inTime(
  work: Promise<unknown>,
  { timeoutMs, what, warn }: InTimeOptions,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs)
  })
  try {
    if ((await Promise.race([work, late])) !== 'late') return true
    warn({ timeoutMs }, `${what} took longer than ${timeoutMs} ms and was given up`)
    return false
  } catch (error) {
    // the SDK for traces rejects with a list
    const [err] = [error].flat()
    warn({ err }, `${what} failed`)
    return true
  } finally {
    clearTimeout(timer)
    work.catch(() => {})
  }
}
