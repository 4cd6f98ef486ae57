import { narrowSpec, type Spec, str } from '@voluntarily/config'

const shortestToken = 16
/** A header is 16 KiB long at most, a token a few dozen characters. */
export const longestToken = 1_024

/** What a token has to be, to follow the word "expected". */
export const expectedToken = `a text of ${shortestToken} to ${longestToken} characters of ASCII, without blanks`

// What a header carries as it is, and what may follow "Bearer".
const token = new RegExp(`^[!-~]{${shortestToken},${longestToken}}$`)

/** The spec of a token that lets its bearer do something: secret, unset by default, as isToken wants it. */
export function tokenSpec(desc: string): Spec<string | undefined> {
  return narrowSpec(
    str({ default: undefined, secret: true, desc }),
    `${expectedToken}, such as \`openssl rand -hex 32\` prints`,
    (text) => (isToken(text) ? [] : [text]),
  )
}

/** Whether a token is long enough not to be guessed, and can be sent in a header and found to match. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && token.test(value)
}

/** The variables that the request reads, as specs of config. */
export const requestSpecs = {
  DEBUG_TOKEN: tokenSpec(
    'lets one request ask for debug lines and a kept trace: the value of its header x-debug-token; 16 characters or more',
  ),
}
