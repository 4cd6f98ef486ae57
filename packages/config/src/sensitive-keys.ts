const words = [
  'authorization|authheader|cookies?|passwords?|passwd|passphrase|pwd|secrets?|tokens?|jwt|apikeys?|privatekey|secretkey|accesskey|signingkey|encryptionkey',
  'credentials?|signature|session|sessionid|sessionkey|connectsid|xauth',
].join('|')
const endings =
  'value|hash|hashed|digest|confirm|confirmation|raw|plain|text|string|header|again|repeat|old|new|current|encoded|encrypted'
const sensitiveEnding = new RegExp(`(?:${words})(?:${endings})*\\d*$`)
const sensitiveWhole = new Set(['auth', 'pass', 'sid', 'otp'])
const passWord = /[^A-Za-z](?:pass|PASS)$|[a-z]Pass$/
const plural = /tokens\d*$/

type Judgement = 'no' | 'always' | 'unless a number'

/** Letters and digits in lower case: `set-cookie`, `setCookie` and `SET_COOKIE` are one name. */
function normalizeKey(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function judge(key: string, more: ReadonlySet<string>): Judgement {
  const name = normalizeKey(key)
  if (more.has(name)) return 'always'
  if (sensitiveWhole.has(name) || passWord.test(key)) return 'always'
  if (!sensitiveEnding.test(name)) return 'no'
  return plural.test(name) ? 'unless a number' : 'always'
}

export type IsSensitive = (key: string, value: unknown) => boolean

const mostRemembered = 5_000
const longestKey = 128

/**
 * Makes the test for keys whose value is masked: names that end in a word for a credential, in any case and spelling.
 * Null and booleans are never masked, nor the number in a plural such as `maxTokens`: they tell nothing.
 * @param more further names, as in LOG_REDACT
 */
export function sensitiveKeys(more: readonly string[] = []): IsSensitive {
  const extra = new Set(more.map(normalizeKey))
  const judged = new Map<string, Judgement>()
  return (key, value) => {
    let judgement = judged.get(key)
    if (judgement === undefined) {
      judgement = judge(key.length > longestKey ? key.slice(-longestKey) : key, extra)
      if (judged.size < mostRemembered) judged.set(key, judgement)
    }
    if (judgement === 'no' || value === null || value === undefined || typeof value === 'boolean')
      return false
    return judgement === 'always' || typeof value !== 'number'
  }
}
