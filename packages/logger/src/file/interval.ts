import { durationMs, type Spec } from '@voluntarily/config'

/** How often a log file is put aside: at midnight or on the hour, in the process's time zone, or every so many milliseconds, counted from 1970 in UTC. */
export type Interval = 'daily' | 'hourly' | number

const everyMs = durationMs({
  default: undefined,
  min: 1_000,
  defaultText: 'by size alone',
  desc: 'how often the log file is put aside: daily, hourly or a length of time',
})

/** The spec of LOG_FILE_INTERVAL. */
export const intervalSpec: Spec<Interval | undefined> = {
  ...everyMs,
  type: 'interval',
  example: 'daily',
  expected: 'daily, hourly or a duration such as 30m or 12h, 1 second or more',
  _parse(input) {
    const word = input.toLowerCase()
    return word === 'daily' || word === 'hourly' ? word : everyMs._parse(input)
  },
}

/** When the period ends in which the time is. Times are milliseconds since 1970. */
export function periodEnd(interval: Interval | undefined, time: number): number {
  if (interval === undefined) return Number.POSITIVE_INFINITY
  if (typeof interval === 'number') return (Math.floor(time / interval) + 1) * interval
  const end = new Date(time)
  if (interval === 'daily') end.setHours(24, 0, 0, 0)
  else end.setMinutes(60, 0, 0)
  return end.getTime()
}
