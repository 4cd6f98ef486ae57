import { isIP } from 'node:net'
import { email as envalidEmail } from 'envalid'
import { InvalidValue } from '../invalid-value'
import { defineValidator } from '../make-spec'
import { parseHost } from './host'

const { _parse: envalidParse } = envalidEmail()

// RFC 5321, 4.5.3.1: 64 characters before the @, 254 in all. RFC 5322, 3.2.3: atoms with single dots between them.
const maxLength = 254
const localPart = /^(?=.{1,64}$)[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u

/** One bare e-mail address: no display name, no quotes, a domain with a dot. */
export const email = defineValidator<string>({
  type: 'email',
  expected: 'an e-mail address',
  example: 'team@example.org',
  parse: parseEmail,
})

function parseEmail(input: string): string {
  if (input.length > maxLength) throw new InvalidValue()
  const value = envalidParse(input)
  const at = value.indexOf('@')
  if (!localPart.test(value.slice(0, at))) throw new InvalidValue()
  if (isIP(parseHost(value.slice(at + 1))) !== 0) throw new InvalidValue()
  return value
}
