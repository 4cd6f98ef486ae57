const digits = (value: number, length: number) => String(value).padStart(length, '0')

/** The local time of day to the millisecond, of a time in microseconds since 1970. */
export function clockTime(us: number): string {
  const at = new Date(us / 1_000)
  if (Number.isNaN(at.getTime())) return '–'
  const day = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => digits(part, 2)).join(':')
  return `${day}.${digits(at.getMilliseconds(), 3)}`
}

/** The local day, for a time that is not of today; else an empty text. */
export function dayUnlessToday(us: number, now = new Date()): string {
  const at = new Date(us / 1_000)
  if (Number.isNaN(at.getTime()) || at.toDateString() === now.toDateString()) return ''
  return at.toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  })
}

/** The whole time in UTC, to the microsecond. */
export function isoTime(us: number): string {
  const at = new Date(us / 1_000)
  if (Number.isNaN(at.getTime())) return ''
  return at.toISOString().replace('Z', `${digits(Math.floor(us) % 1_000, 3)}Z`)
}
