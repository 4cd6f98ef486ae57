import { maskEncoded } from './percent-encoding'
import { maskSecretValues, textHoldsSecretValue } from './secret-values'
import { maskCredentials, mayHoldCredentials } from './sensitive-text'

/** Options of `maskText`. */
export interface MaskOptions {
  /** Masks e-mail addresses too. Default: false. */
  email?: boolean
}

/**
 * A text with what must not be shown replaced by `[redacted]`: the literal values of the secrets that this process has read, and
 * credentials by their form, in URIs, after Bearer and Basic, in header lines, query parameters and assignments, JSON Web Tokens, private keys; also
 * where they are percent-encoded. Takes time in proportion to the text. What every package of the library writes goes through here.
 */
export function maskText(text: string, { email = false }: MaskOptions = {}): string {
  const maskPlain = (plain: string) => maskCredentials(maskSecretValues(plain), email)
  return maskEncoded(maskPlain(text), (decoded) =>
    email || mayNeedMask(decoded) ? maskPlain(decoded) : decoded,
  )
}

/**
 * A quick test for texts that are seldom sensitive: false when `maskText` would leave all of them as they are. Several texts are tested
 * best as one, joined by line breaks.
 */
export function mayNeedMask(text: string): boolean {
  // the test for credentials reads JSON, in which a quote inside a string has a backslash
  return text.includes('"') || textHoldsSecretValue(text) || mayHoldCredentials(text, false)
}
