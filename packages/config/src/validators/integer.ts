import { InvalidValue } from '../invalid-value'
import { defineNumberValidator } from '../make-number-spec'

/** A whole number in decimal digits, between -(2^53 - 1) and 2^53 - 1. `min`, `max`: narrower bounds. */
export const integer = defineNumberValidator({
  type: 'integer',
  expected: 'a whole number',
  example: '10',
  parse,
})

function parse(input: string): number {
  const value = Number(input)
  if (!/^[+-]?\d+$/.test(input) || !Number.isSafeInteger(value)) throw new InvalidValue()
  return value
}
