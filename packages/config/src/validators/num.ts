import { num as envalidNum } from 'envalid'
import { InvalidValue } from '../invalid-value'
import { makeSpec } from '../make-spec'
import type { NoOptions, NoOthers, Spec, ValueOf } from '../spec'
import { type NumberOptions, splitRange } from './range'

const { _parse: parseNum } = envalidNum()

// The number notation of JSON, and also +5, 05, .5 and 5. as people write them.
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/** A finite decimal number such as 0.25, -3 or 1e3; no hex, no Infinity, nothing after the number. `min`, `max`: the bounds. */
export function num<const O extends NumberOptions = NoOptions>(
  options?: O & NoOthers<O, NumberOptions>,
): Spec<ValueOf<number, O>> {
  const range = splitRange<O>(options)
  const parse = (input: string) => {
    if (!decimal.test(input)) throw new InvalidValue()
    const value = parseNum(input)
    if (!Number.isFinite(value)) throw new InvalidValue()
    return range.bounded(value)
  }
  return makeSpec<number, O>(
    { type: 'number', expected: `a number${range.text}`, example: '0.5', parse },
    range.options,
  )
}
