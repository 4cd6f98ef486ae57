import { type Spec, str } from '@voluntarily/config'

const shortestToken = 16

/** The spec of a token that lets its bearer do something: secret, unset by default, 16 characters at least. */
export function tokenSpec(desc: string): Spec<string | undefined> {
  const text = str({ default: undefined, secret: true, desc, example: 'what `openssl rand -hex 32` prints' })
  return {
    ...text,
    expected: `a text of ${shortestToken} characters or more`,
    _parse(input) {
      if (!isToken(input)) throw new RangeError('too short')
      return text._parse(input)
    },
  }
}

/** Whether a token is long enough not to be guessed. */
export function isToken(token: unknown): token is string {
  return typeof token === 'string' && token.length >= shortestToken
}

/** The variables that the request reads, as specs of config. */
export const requestSpecs = {
  DEBUG_TOKEN: tokenSpec(
    'lets one request ask for debug lines and a kept trace: the value of its header x-debug-token; 16 characters or more',
  ),
}
