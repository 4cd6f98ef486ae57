/**
 * What a name ends in when its value is a credential: for keys of objects, parameters of queries and names in texts alike. A hyphen stands for what may
 * be between two parts: `api-key` is apiKey, api_key, API.KEY and apikey.
 */
const words = [
  ...['authorization', 'auth-header', 'x-auth', 'cookies?', 'passwords?', 'passwd', 'passphrase', 'passcode'],
  ...['pwd', 'db-pass', 'secrets?', 'tokens?', 'jwt', 'credentials?', 'signature', 'client-assertion'],
  ...['session', 'session-id', 'session-key', 'sess-id', 'connect-sid', 'api-keys?'],
  '(?:private|secret|access|account|signing|encryption|subscription|functions)-key',
]
const endings =
  'value|hash|hashed|digest|confirm|confirmation|raw|plain|text|string|header|again|repeat|old|new|current|encoded|encrypted'
/** Names that are a credential's as a whole, but seldom as an ending. */
const whole = ['auth', 'pass', 'sid', 'otp']
/** As a key or in a text most of these are harmless, as parameters of a query they let someone in. */
const inQueryOnly = [
  ...['assertion', 'awsaccesskeyid', 'code', 'key', 'pin', 'samlart', 'samlresponse', 'sig', 'ticket'],
]

const joined = words.map((word) => word.replace(/-/g, '')).join('|')
const sensitiveEnding = new RegExp(`(?:${joined})(?:${endings})*\\d*$`)
const wholeNames: ReadonlySet<string> = new Set(whole)
const queryNames: ReadonlySet<string> = new Set([...whole, ...inQueryOnly])
const passWord = /[^A-Za-z](?:pass|PASS)$|[a-z]Pass$/

/** Letters and digits in lower case: `set-cookie`, `setCookie` and `SET_COOKIE` are one name. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Whether a name tells that its value is a credential. */
export function isSensitiveName(name: string): boolean {
  const normal = normalizeName(name)
  return wholeNames.has(normal) || passWord.test(name) || sensitiveEnding.test(normal)
}

/** Whether a parameter of a query is a credential. `user[password]` and `user.password` are a password too. */
export function isSensitiveParameter(name: string): boolean {
  return name.split(/[[\].]/).some((part) => queryNames.has(normalizeName(part)) || isSensitiveName(part))
}

const longestName = 24
const nameLike = /^[A-Za-z]+(?:[-_][A-Za-z]+)*$/

/** Whether a text may be one of several names in a list, `set-cookie` or `newPassword`: the value of a credential has digits, blanks or signs. */
export function isNameLike(text: string): boolean {
  return text.length <= longestName && nameLike.test(text)
}

const optionalBetween = (word: string) => word.replace(/-/g, '[-_.]?')

/** The source of an expression (with the flag i) for names in a text whose value is a credential, from the word for it on; `shortName` tells which are so only as a whole. */
export const nameInText = `(?:(?:${words.map(optionalBetween).join('|')})(?:[-_]?(?:${endings})){0,3}[-_]?\\d{0,4}|[_-]pass|${whole.join('|')})`

/** Names that have to stand alone in a text. */
export const shortName = new RegExp(`^(?:${whole.join('|')})$`, 'i')

/** The source of an expression (with the flag i) for those that are told only by standing in a query. */
export const parameterInText = `(?:${[...queryNames].join('|')})`

/** The source of a quick expression (with the flag i): one of these is in every name, and at most so much comes behind it. */
export const hintOfName =
  '(?:auth|cookie|pass|pwd|secret|token|jwt|key|credential|sig|assertion|sess|sid|otp|code|pin|saml|ticket)[\\w.-]{0,64}'
