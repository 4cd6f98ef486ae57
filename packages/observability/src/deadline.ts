/**
 * Waits for the work, at most this long.
 * @returns true when it was done in time; it rejects as the work does
 */
export async function within(work: PromiseLike<unknown>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, limitMs), false)
  })
  try {
    return await Promise.race([Promise.resolve(work).then(() => true as const), late])
  } finally {
    clearTimeout(timer)
  }
}
