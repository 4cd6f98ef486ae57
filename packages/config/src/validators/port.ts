import { port as envalidPort } from 'envalid'
import { defineNumberValidator } from '../make-number-spec'

const { _parse: envalidParse } = envalidPort()

/** A TCP port in plain digits, 1 to 65535. `min: 0` also allows 0, "any free port"; `max`: the upper bound. */
export const port = defineNumberValidator({
  type: 'port',
  expected: 'a port',
  example: '3000',
  min: 1,
  max: 65_535,
  parse: (input) => (input === '0' ? 0 : envalidParse(input)),
})
