import { isSensitiveParameter } from '@voluntarily/config'

/**
 * A query string with the values of sensitive parameters replaced by REDACTED; the rest stays as it was sent.
 * Standard: https://opentelemetry.io/docs/specs/semconv/registry/attributes/url/ (url.query)
 * @param query without the leading `?`
 */
export function redactQuery(query: string): string {
  if (query === '') return query
  return query
    .split('&')
    .map((part) => {
      const equals = part.indexOf('=')
      return equals !== -1 && isSensitive(part.slice(0, equals)) ? `${part.slice(0, equals)}=REDACTED` : part
    })
    .join('&')
}

/** An absolute URL with its user, password and sensitive query values replaced; the text itself when it is no URL. */
export function redactUrl(url: string): string {
  const withoutUser = url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1REDACTED:REDACTED@')
  const start = withoutUser.indexOf('?')
  if (start === -1) return withoutUser
  const hash = withoutUser.indexOf('#', start)
  const end = hash === -1 ? withoutUser.length : hash
  return (
    withoutUser.slice(0, start + 1) + redactQuery(withoutUser.slice(start + 1, end)) + withoutUser.slice(end)
  )
}

// `state` of OAuth is no credential by itself, and in a text an ordinary filter: `?state=open`
function isSensitive(rawName: string): boolean {
  const name = decode(rawName)
  return name.toLowerCase() === 'state' || isSensitiveParameter(name)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).trim()
  } catch {
    return text
  }
}
