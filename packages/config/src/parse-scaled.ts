import { InvalidValue } from './invalid-value'

/** Reads `<number><unit>` in any case; a number without a unit counts ones. The result is a whole number that is exact. */
export function parseScaled(input: string, units: Readonly<Record<string, number>>): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)[ \t]*([a-z]*)$/i.exec(input) ?? []
  const factor =
    unit === '' ? 1 : Object.entries(units).find(([name]) => name.toLowerCase() === unit.toLowerCase())?.[1]
  if (digits === '' || factor === undefined) throw new InvalidValue()
  const exact = Number(digits) * factor
  const value = Math.round(exact)
  // 1.005 s is 1005 ms for whoever wrote it, whatever binary fractions make of it; 0.5 ms stays refused.
  if (!Number.isSafeInteger(value) || Math.abs(exact - value) > 1e-6) throw new InvalidValue()
  return value
}
