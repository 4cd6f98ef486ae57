import { url as envalidUrl } from 'envalid'
import { InvalidValue } from '../invalid-value'
import { makeSpec } from '../make-spec'
import type { NoOptions, NoOthers, Spec, SpecOptions, ValueOf } from '../spec'

/** Options of `url`. */
export interface UrlOptions extends SpecOptions<string> {
  /** The schemes allowed, without colon, such as `['https']`. Default: any. */
  protocols?: readonly string[]
}

const { _parse: envalidParse } = envalidUrl()

/**
 * A whole URL with scheme and host, such as https://example.org/path; the text is returned as it was written (WHATWG URL).
 * `localhost:3000` is refused: to a URL parser that is a scheme called localhost.
 */
export function url<const O extends UrlOptions = NoOptions>(
  options?: O & NoOthers<O, UrlOptions>,
): Spec<ValueOf<string, O>> {
  const { protocols, ...rest } = options ?? ({} as O)
  const parse = (input: string) => {
    // A URL parser drops tabs and line breaks and mends missing slashes without a word.
    if (/[\s\p{Cc}]/u.test(input) || !/^[a-z][a-z\d+.-]*:\/\//i.test(input)) throw new InvalidValue()
    const { protocol, host } = new URL(envalidParse(input))
    if (host === '' || (protocols !== undefined && !protocols.includes(protocol.slice(0, -1))))
      throw new InvalidValue()
    return input
  }
  const schemes =
    protocols === undefined
      ? ''
      : ` that starts with ${protocols.map((scheme) => `${scheme}://`).join(' or ')}`
  const example = `${protocols?.[0] ?? 'https'}://example.org`
  return makeSpec<string, O>(
    { type: 'url', expected: `a URL${schemes || ' with scheme and host'}`, example, parse },
    rest as unknown as O,
  )
}
