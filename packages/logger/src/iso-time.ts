let second = Number.NaN
let beginning = ''

/**
 * The time of a line, for `timestamp` of pino: as its own isoTime, but a date is made once a second, not once a line.
 * Standard: https://www.rfc-editor.org/rfc/rfc3339, in UTC with milliseconds
 */
export function isoTime(): string {
  const now = Date.now()
  const nowSecond = Math.floor(now / 1_000)
  if (nowSecond !== second) {
    beginning = `,"time":"${new Date(nowSecond * 1_000).toISOString().slice(0, -4)}`
    second = nowSecond
  }
  const ms = now - nowSecond * 1_000
  return `${beginning}${ms < 10 ? '00' : ms < 100 ? '0' : ''}${ms}Z"`
}
