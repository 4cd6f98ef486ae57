import { makeSpec } from '../make-spec'
import type { NoOptions, NoOthers, Spec, ValueOf } from '../spec'
import { type NumberOptions, splitRange } from './range'
import { parseScaled } from './scaled-number'

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** A length of time such as 250ms, 30s, 5m, 2h or 1d; a plain number is milliseconds. Gives milliseconds. `min`, `max`: bounds in milliseconds. */
export function durationMs<const O extends NumberOptions = NoOptions>(
  options?: O & NoOthers<O, NumberOptions>,
): Spec<ValueOf<number, O>> {
  const range = splitRange<O>(options, 0)
  const bounds = range.text === ', 0 or more' ? '' : `${range.text} ms`
  return makeSpec<number, O>(
    {
      type: 'duration in ms',
      expected: `a duration such as 250ms, 30s, 5m, 2h or a number of milliseconds${bounds}`,
      example: '30s',
      parse: (input) => range.bounded(parseScaled(input, units)),
    },
    range.options,
  )
}
