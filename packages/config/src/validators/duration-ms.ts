import { defineNumberValidator } from '../make-number-spec'
import { parseScaled } from '../parse-scaled'

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/**
 * A length of time such as 250ms, 30s, 5m, 2h or 1d; a plain number is milliseconds. Gives whole milliseconds, 0 or more.
 * `min`, `max`: the bounds in milliseconds. A timer of Node holds 2147483647 (24.8 days) at most.
 */
export const durationMs = defineNumberValidator({
  type: 'duration in ms',
  expected: 'a duration such as 250ms, 30s, 5m, 2h or a number of milliseconds',
  example: '30s',
  min: 0,
  unit: 'ms',
  parse: (input) => parseScaled(input, units),
})
