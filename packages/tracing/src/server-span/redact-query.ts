// compared in lower case, without - and _
const sensitive = new Set([
  'accesstoken',
  'apikey',
  'assertion',
  'auth',
  'authorization',
  'awsaccesskeyid',
  'clientsecret',
  'code',
  'credential',
  'idtoken',
  'jwt',
  'key',
  'otp',
  'passphrase',
  'passwd',
  'password',
  'pwd',
  'refreshtoken',
  'samlresponse',
  'secret',
  'session',
  'sessionid',
  'sid',
  'sig',
  'signature',
  'state',
  'ticket',
  'token',
  'xamzcredential',
  'xamzsecuritytoken',
  'xamzsignature',
  'xgoogcredential',
  'xgoogsignature',
])
const sensitiveEnding = /(token|secret|password|apikey|signature)$/

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

// `user[password]` and `user.password` are a password too
function isSensitive(rawName: string): boolean {
  return decode(rawName)
    .toLowerCase()
    .split(/[[\].]/)
    .map((part) => part.replace(/[-_]/g, ''))
    .some((part) => sensitive.has(part) || sensitiveEnding.test(part))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).trim()
  } catch {
    return text
  }
}
