import { InvalidValue } from '../invalid-value'
import { makeSpec } from '../make-spec'
import type { NoOptions, NoOthers, Spec, ValueOf } from '../spec'
import { type NumberOptions, splitRange } from './range'

/** A whole number in decimal digits, exactly representable (at most 2^53 - 1). `min`, `max`: the bounds. */
export function integer<const O extends NumberOptions = NoOptions>(
  options?: O & NoOthers<O, NumberOptions>,
): Spec<ValueOf<number, O>> {
  const range = splitRange<O>(options)
  const parse = (input: string) => {
    const value = Number(input)
    if (!/^[+-]?\d+$/.test(input) || !Number.isSafeInteger(value)) throw new InvalidValue()
    return range.bounded(value)
  }
  return makeSpec<number, O>(
    { type: 'integer', expected: `a whole number${range.text}`, example: '10', parse },
    range.options,
  )
}
