import { json as envalidJson } from 'envalid'
import { InvalidValue } from '../invalid-value'
import { makeSpec } from '../make-spec'
import type { Spec, SpecOptions } from '../spec'

/** Options of `json`; it has no choices. */
export type JsonOptions<T> = Omit<SpecOptions<T>, 'choices'>

const { _parse: envalidParse } = envalidJson<unknown>()

/** JSON other than null. Its shape is not checked: T is what the caller expects, or the type of the default. */
export function json<T = unknown>(
  options: JsonOptions<T> & ({ optional: true; default?: undefined } | { default: undefined }),
): Spec<T | undefined>
export function json<T = unknown>(options?: JsonOptions<T>): Spec<T>
export function json<T>(options: JsonOptions<T> = {}): Spec<T> {
  return makeSpec(
    {
      type: 'json',
      expected: 'JSON other than null',
      example: '{"key":"value"}',
      parse: parseJson<T>,
      format: JSON.stringify,
    },
    options,
  )
}

function parseJson<T>(input: string): T {
  const value = envalidParse(input)
  if (value === null) throw new InvalidValue()
  return value as T
}
