import { makeSpec } from '../make-spec'
import type { NoOptions, NoOthers, Spec, ValueOf } from '../spec'
import { type NumberOptions, splitRange } from './range'
import { parseScaled } from './scaled-number'

// IEC 80000-13: kB, MB count in thousands, KiB, MiB in 1024s.
const units = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
}

/** A size such as 10MB (10,000,000), 512KiB (524,288) or a plain number of bytes. Gives bytes. `min`, `max`: bounds in bytes. */
export function bytes<const O extends NumberOptions = NoOptions>(
  options?: O & NoOthers<O, NumberOptions>,
): Spec<ValueOf<number, O>> {
  const range = splitRange<O>(options, 0)
  const bounds = range.text === ', 0 or more' ? '' : `${range.text} bytes`
  return makeSpec<number, O>(
    {
      type: 'size in bytes',
      expected: `a size such as 10MB, 512KiB or a number of bytes${bounds}`,
      example: '10MB',
      parse: (input) => range.bounded(parseScaled(input, units)),
    },
    range.options,
  )
}
