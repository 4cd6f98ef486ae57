import { bool as envalidBool } from 'envalid'
import { defineValidator } from '../make-spec'

const { _parse: envalidParse } = envalidBool()

/** A switch: true, t, yes, on, 1 or false, f, no, off, 0, in any case. */
export const bool = defineValidator<boolean>({
  type: 'boolean',
  expected: 'true or false (also yes or no, on or off, 1 or 0)',
  example: 'true',
  parse: (input) => envalidParse(input.toLowerCase()),
})
