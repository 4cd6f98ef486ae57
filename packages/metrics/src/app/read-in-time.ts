import { inTime } from '@voluntarily/otlp'
import { withoutSpans } from '@voluntarily/request'
import { warnOnce } from '../metrics-log'

/** Less than a scrape waits, and than shutdown has for the last metrics: one that hangs is not to cost the others. */
const limitMs = 2_000

/**
 * Makes the function that asks for a value, which may be a promise, and hands it over; when that takes too long or fails, a line in the log says so, once.
 * All who ask meanwhile wait for the same answer, and nobody for one that was too late once: what hangs is neither asked again nor waited for.
 * @param name of the gauge, for the log
 * @returns never rejects
 */
export function readInTime(
  name: string,
  read: () => unknown,
): (take: (value: unknown) => void) => Promise<void> {
  let underWay: Promise<unknown> | undefined
  let late: Promise<unknown> | undefined

  function ask(): Promise<unknown> {
    return Promise.resolve()
      .then(() => read())
      .finally(() => {
        underWay = undefined
      })
  }

  return async (take) => {
    // a query every few seconds is no part of any request
    underWay ??= withoutSpans(ask)
    const asked = underWay
    if (asked === late) return
    const options = { timeoutMs: limitMs, what: `gauge ${name}: its read`, warn: warnOnce }
    if (!(await inTime(asked.then(take), options))) late = asked
  }
}
