import { tapLines } from '@voluntarily/logger'

const written = /^\{"level":(?:"(\w{1,32})"|(\d{1,3}))/
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
    const [, word, number = ''] = written.exec(line) ?? []
    const level = word ?? numbered[number] ?? 'other'
    const known = levels.has(level) ? level : 'other'
    counts[known] = (counts[known] ?? 0) + 1
  })
  return () => counts
}
