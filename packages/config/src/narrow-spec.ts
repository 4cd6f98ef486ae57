import { InvalidValue } from './invalid-value'
import type { Spec } from './spec'
import { SpecError } from './spec-error'
import { isAccepted } from './suggest-example'

/**
 * A spec that takes less than its validator does.
 * @param expected what a value has to be, to follow the word "expected"
 * @param wrongIn what of a value is wrong, such as entries of a list, for the error to quote; empty when it is right
 * @throws SpecError when the default or the example is wrong by that
 */
export function narrowSpec<T>(
  spec: Spec<T>,
  expected: string,
  wrongIn: (value: NonNullable<T>) => readonly string[],
): Spec<T> {
  const { default: fallback, example, type } = spec
  const parse = (input: string): T => {
    const value = spec._parse(input)
    const wrong = wrongIn(value as NonNullable<T>)
    if (wrong.length > 0) throw new InvalidValue(undefined, wrong)
    return value
  }
  if (fallback !== undefined && fallback !== null && wrongIn(fallback).length > 0)
    throw new SpecError(`${type}: the default is wrong, expected ${expected}`)
  if (example !== undefined && !isAccepted(example, parse))
    throw new SpecError(`${type}: the example is wrong, expected ${expected}`)
  return Object.freeze({ ...spec, expected, _parse: parse })
}
