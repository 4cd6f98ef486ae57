import { port as envalidPort } from 'envalid'
import { makeSpec } from '../make-spec'
import type { NoOptions, NoOthers, Spec, ValueOf } from '../spec'
import { type NumberOptions, splitRange } from './range'

const { _parse: parsePort } = envalidPort()

/** A TCP port, 1 to 65535, in plain digits. `min: 0` also allows 0, any free port; `max`: the upper bound. */
export function port<const O extends NumberOptions = NoOptions>(
  options?: O & NoOthers<O, NumberOptions>,
): Spec<ValueOf<number, O>> {
  const range = splitRange<O>(options, 1, 65_535)
  const parse = (input: string) => range.bounded(input === '0' ? 0 : parsePort(input))
  return makeSpec<number, O>(
    { type: 'port', expected: `a port${range.text}`, example: '3000', parse },
    range.options,
  )
}
