import { InvalidValue } from './invalid-value'
import { type Kind, makeSpec } from './make-spec'
import type { Spec, SpecOptions, Validator } from './spec'
import { SpecError } from './spec-error'

/** Options of the validators that give a number. */
export interface NumberOptions extends SpecOptions<number> {
  /** The smallest value allowed, in the unit of the result. */
  min?: number
  /** The largest value allowed, in the unit of the result. */
  max?: number
}

/** A kind of number with the bounds it has by nature. */
export interface NumberKind extends Kind<number> {
  readonly min?: number
  readonly max?: number
  /** What to write after a bound, such as ms. */
  readonly unit?: string
}

/** Makes the validator of a kind of number, which takes `min` and `max` as well. */
export function defineNumberValidator(kind: NumberKind): Validator<number, NumberOptions> {
  return ((options: NumberOptions = {}) => makeNumberSpec(kind, options)) as Validator<number, NumberOptions>
}

function makeNumberSpec(kind: NumberKind, options: NumberOptions): Spec<number> {
  const { min = kind.min ?? -Infinity, max = kind.max ?? Infinity, ...common } = options
  if (!(min <= max)) throw new SpecError(`${kind.type}: min ${min} and max ${max} leave no value`)
  const parse = (input: string) => {
    const value = kind.parse(input)
    if (value < min || value > max) throw new InvalidValue()
    return value
  }
  const expected = `${kind.expected}${describeBounds(min, max, kind.unit)}`
  return makeSpec({ ...kind, expected, parse, bounds: boundsOf(kind, options) }, common)
}

/** The bounds from the inside, those that the caller set first: 500 says more of "500 bytes or less" than 0. */
function boundsOf(kind: NumberKind, { min, max }: NumberOptions): number[] {
  const bounds = [min, max, kind.min, kind.max].filter((bound) => bound !== undefined)
  return bounds.flatMap((bound) => [bound, Math.ceil(bound), Math.floor(bound)])
}

function describeBounds(min: number, max: number, unit?: string): string {
  const after = unit === undefined ? '' : ` ${unit}`
  if (Number.isFinite(max))
    return Number.isFinite(min) ? `, ${min} to ${max}${after}` : `, ${max}${after} or less`
  // That a length of time is not negative needs no words.
  return Number.isFinite(min) && !(min === 0 && unit !== undefined) ? `, ${min}${after} or more` : ''
}
