import { url as envalidUrl } from 'envalid'
import { InvalidValue } from '../invalid-value'
import { makeSpec } from '../make-spec'
import type { SpecOptions, Validator } from '../spec'

/** Options of `url`. */
export interface UrlOptions extends SpecOptions<string> {
  /** The schemes allowed, without colon, such as `['https']`. Default: any. */
  protocols?: readonly string[]
}

const { _parse: envalidParse } = envalidUrl()

/**
 * A whole URL with scheme and host, such as https://example.org/path; the text is returned as it was written (WHATWG URL).
 * `localhost:3000` is refused: to a URL parser that is a scheme called localhost. `protocols`: the schemes allowed.
 */
export const url = (({ protocols, ...options }: UrlOptions = {}) =>
  makeSpec(
    {
      type: 'url',
      expected: describeExpected(protocols),
      example: `${protocols?.[0] ?? 'https'}://example.org`,
      parse: (input) => parseUrl(input, protocols),
    },
    options,
  )) as Validator<string, UrlOptions>

function describeExpected(protocols: readonly string[] | undefined): string {
  if (protocols === undefined) return 'a URL with scheme and host'
  return `a URL that starts with ${protocols.map((name) => `${name}://`).join(' or ')}`
}

function parseUrl(input: string, protocols: readonly string[] | undefined): string {
  // A URL parser drops tabs and line breaks and mends missing and superfluous slashes without a word.
  if (/[\s\p{Cc}]/u.test(input) || !/^[a-z][a-z\d+.-]*:\/\/[^/\\]/i.test(input)) throw new InvalidValue()
  const { protocol, host } = new URL(envalidParse(input))
  if (host === '') throw new InvalidValue()
  if (protocols !== undefined && !protocols.includes(protocol.slice(0, -1))) throw new InvalidValue()
  return input
}
