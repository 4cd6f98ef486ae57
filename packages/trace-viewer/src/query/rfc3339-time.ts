const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/

/**
 * A time such as `2026-05-28T20:26:40.123456789Z`, in nanoseconds since 1970; undefined for anything else.
 * https://datatracker.ietf.org/doc/html/rfc3339#section-5.6
 */
export function parseRfc3339(text: string): bigint | undefined {
  const match = form.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const offset = (match[8] === '-' ? -1 : 1) * (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0))
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  // A month or a day that does not exist becomes a later one.
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  if (!exists || hour > 23 || minute > 59 || second > 59) return undefined
  if (Number(match[9] ?? 0) > 23 || Number(match[10] ?? 0) > 59) return undefined
  date.setUTCHours(hour, minute - offset, second)
  return BigInt(date.getTime()) * 1_000_000n + BigInt((match[7] ?? '').slice(0, 9).padEnd(9, '0'))
}
