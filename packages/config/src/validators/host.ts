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
  const value = envalidParse(input)
  // Digits and dots alone are meant as an address: envalid takes 300.1.2.3 for a name.
  const isName = !value.includes(':')
  if (isName && /^[\d.]+$/.test(value) && !isIPv4(value)) throw new InvalidValue()
  return value
}

function isIPv4(value: string): boolean {
  const parts = value.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
}
