import { InvalidValue } from '../invalid-value'
import type { SpecOptions } from '../spec'
import { SpecError } from '../spec-error'

/** Options of the validators that give a number. */
export interface NumberOptions extends SpecOptions<number> {
  /** The smallest value allowed, in the unit of the result. */
  min?: number
  /** The largest value allowed, in the unit of the result. */
  max?: number
}

/** Takes min and max out of the options; `bounded` refuses a value outside them, `text` words them. */
export function splitRange<O extends NumberOptions>(
  options: O | undefined,
  lowest = -Infinity,
  highest = Infinity,
) {
  const { min = lowest, max = highest, ...rest } = options ?? ({} as O)
  if (!(min <= max)) throw new SpecError(`min ${min} and max ${max} leave no value`)
  return {
    options: rest as unknown as O,
    text: describeRange(min, max),
    bounded(value: number): number {
      if (!(value >= min && value <= max)) throw new InvalidValue()
      return value
    },
  }
}

function describeRange(min: number, max: number): string {
  if (Number.isFinite(min) && Number.isFinite(max)) return `, ${min} to ${max}`
  if (Number.isFinite(min)) return `, ${min} or more`
  return Number.isFinite(max) ? `, ${max} or less` : ''
}
