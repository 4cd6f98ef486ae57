import { tapLines } from '@voluntarily/logger'

const beginning = '{"level":"'
const number = /^\{"level":(\d{1,3})/
/** As pino numbers them, for the loggers of apps that write numbers. */
const numbered: Readonly<Record<string, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
}
const levels = new Set(Object.values(numbered))

/**
 * Counts the log lines of the process by level from now on; levels of an app's own are `other`.
 * @returns a function that returns the counts
 */
export function countLines(): () => Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  tapLines((line) => {
    const level = levelOf(line)
    counts[level] = (counts[level] ?? 0) + 1
  })
  return () => counts
}

function levelOf(line: string): string {
  const level = line.startsWith(beginning)
    ? line.slice(beginning.length, line.indexOf('"', beginning.length))
    : numbered[number.exec(line)?.[1] ?? '']
  return level !== undefined && levels.has(level) ? level : 'other'
}
