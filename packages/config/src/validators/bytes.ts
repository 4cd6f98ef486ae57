import { defineNumberValidator } from '../make-number-spec'
import { parseScaled } from '../parse-scaled'

// IEC 80000-13: kB and MB count in thousands, KiB and MiB in 1024s.
const decimal = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }
const binary = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 }
const units = { ...decimal, ...binary }

/**
 * A size such as 10MB (10,000,000), 512KiB (524,288) or a plain number of bytes, units in any case. Gives bytes, 0 or more.
 * `min`, `max`: the bounds in bytes.
 */
export const bytes = defineNumberValidator({
  type: 'size in bytes',
  expected: 'a size such as 10MB, 512KiB or a number of bytes',
  example: '10MB',
  min: 0,
  unit: 'bytes',
  parse: (input) => parseScaled(input, units),
})
