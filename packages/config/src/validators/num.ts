import { num as envalidNum } from 'envalid'
import { InvalidValue } from '../invalid-value'
import { defineNumberValidator } from '../make-number-spec'

const { _parse: envalidParse } = envalidNum()

// The number notation of JSON, and also +5, 05, .5 and 5. as people write them.
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * A finite decimal number such as 0.25, -3 or 1e3: no hex, no Infinity, nothing after the number.
 * `min`, `max`: the bounds.
 */
export const num = defineNumberValidator({ type: 'number', expected: 'a number', example: '0.5', parse })

function parse(input: string): number {
  if (!decimal.test(input)) throw new InvalidValue()
  const value = envalidParse(input)
  if (!Number.isFinite(value)) throw new InvalidValue()
  return value
}
