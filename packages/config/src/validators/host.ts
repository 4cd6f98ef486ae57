import { isIP, isIPv6 } from 'node:net'
import { host as envalidHost } from 'envalid'
import { InvalidValue } from '../invalid-value'
import { defineValidator } from '../make-spec'

const { _parse: envalidParse } = envalidHost()

// RFC 1035, 2.3.4: 253 characters written out, 63 a label.
const maxNameLength = 253
const maxLabelLength = 63

/** A host name or an IP address (IPv6 without brackets), without scheme, port or path. */
export const host = defineValidator<string>({
  type: 'host',
  expected: 'a host name or an IP address, without scheme or port',
  example: 'smtp.example.org',
  parse: parseHost,
})

/** Checks a host name or an IP address, without scheme, port or path. */
export function parseHost(input: string): string {
  // The length comes first: envalid's expressions take very long over very long text.
  if (input.length > maxNameLength || input.split('.').some((label) => label.length > maxLabelLength))
    throw new InvalidValue()
  if (/\p{C}/u.test(input)) throw new InvalidValue()
  const value = envalidParse(input)
  // envalid takes 300.1.2.3 for a name, and more for IPv6 than is.
  if (value.includes(':') && !isIPv6(value)) throw new InvalidValue()
  if (/^[\d.]+$/.test(value) && isIP(value) === 0) throw new InvalidValue()
  return value
}
