import { bool as envalidBool } from 'envalid'
import { makeSpec } from '../make-spec'
import type { NoOptions, NoOthers, Spec, SpecOptions, ValueOf } from '../spec'

const { _parse: parseBool } = envalidBool()

/** A switch: true, t, yes, on, 1 or false, f, no, off, 0, in any case. */
export function bool<const O extends SpecOptions<boolean> = NoOptions>(
  options?: O & NoOthers<O, SpecOptions<boolean>>,
): Spec<ValueOf<boolean, O>> {
  return makeSpec<boolean, O>(
    {
      type: 'boolean',
      expected: 'true or false (also yes or no, on or off, 1 or 0)',
      example: 'true',
      parse: (input) => parseBool(input.toLowerCase()),
    },
    options ?? ({} as O),
  )
}
