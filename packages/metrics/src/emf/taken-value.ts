import { largestValue, smallestValue } from './limits'

/** Whether CloudWatch takes it; NaN and the infinite it does not. */
export function isTaken(value: number): boolean {
  return Math.abs(value) <= largestValue
}

/** The value, or 0 where it is so near to it that CloudWatch might refuse it. */
export function withoutTiny(value: number): number {
  return Math.abs(value) < smallestValue ? 0 : value
}
