import { mask } from './mask'
import { decodeInJson, decodings } from './percent-encoding'
import { maskUsersOfUris } from './uri-users'

const name =
  '(?:authorization|password|passwd|passphrase|pwd|secret|token|jwt|api[-_]?key|private[-_]?key|secret[-_]?key|access[-_]?key|credentials?|signature|session(?:[-_]?id)?|connect\\.sid)'
const shortName = '(?:code|sig|otp|key|auth|sid)'
const plainWord =
  '(?:tokens?|auth\\w*|scheme|credentials?|realm|usage|and|or|is|was|are|not|missing|required|invalid|expired|header|access|error)\\b'
const quoted = `"(?:[^"\\\\]|\\\\.)*|'(?:[^'\\\\]|\\\\.)*`

// After a line break that is written as an escape there is no word boundary.
const begin = '(?:\\b|(?<=\\\\[nrt]))'
const blank = '(?:[ \\t]+|\\+)'
// Of AWS, GitHub, Stripe, Slack and Google. Rare first letters: each line is searched for them.
const branded =
  'A[KS]IA[A-Z0-9]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|sk_live_\\w{10,}|xox[a-z]-[\\w-]{10,}|AIza[\\w-]{30,}'

// Every pattern takes time in proportion to the text: each begins at something fixed, and what follows cannot be read in two ways.
const patterns: readonly (readonly [RegExp, string | ((...parts: string[]) => string)])[] = [
  // scheme://user:password@host
  [/[^\s"'<>\\]+/g, maskUsersOfUris],
  [new RegExp(`${begin}(bearer${blank})(?!${plainWord})[\\w.~+/=:-]+`, 'gi'), `$1${mask}`],
  // English has "basic" too: what follows must look like base64, which shows soon; looked for further, basic+basic+basic+... would take the square of its length
  [
    new RegExp(
      `${begin}([Bb]asic|BASIC)(${blank})(?=[A-Za-z+/]{0,64}(?:[0-9=]|[a-z][A-Z]|[A-Z]{2}))[A-Za-z0-9+/_-]+=*`,
      'g',
    ),
    `$1$2${mask}`,
  ],
  // JSON Web Tokens, signed (3 parts) and encrypted (5)
  [/(?:(?<![\w-])|(?<=\\[nrt]))eyJ[\w-]*(?:\.[\w-]*){2,4}/g, mask],
  [new RegExp(`${begin}(?:${branded})`, 'g'), mask],
  // https://hooks.slack.com/services/T.../B.../...
  [/(hooks\.slack\.com\/\w+\/)[\w/-]+/g, `$1${mask}`],
  // header lines of a dumped request
  [
    /((?:proxy-)?authorization|(?:set-)?cookie|x-api-key|x-debug-token)(["']?:(?! *["'{[]) *)[^\r\n"'}]+/gi,
    `$1$2${mask}`,
  ],
  // password=..., &access_token=..., also with the = encoded
  [
    new RegExp(
      `(${name}(?:=|%3D| *=(?![=>]) *))(?!\\[redacted\\]|REDACTED)(?:${quoted}|[^\\s&;"'<>]+)`,
      'gi',
    ),
    `$1${mask}`,
  ],
  [new RegExp(`([?&]${shortName}=)(?!REDACTED)[^\\s&;#"'<>]+`, 'gi'), `$1${mask}`],
  // "password":"..." of JSON in a string, password: '...' of util.inspect
  [
    new RegExp(`(${name}["']? *: *)(${quoted})`, 'gi'),
    (_, start, value = '') => `${start}${value[0]}${mask}`,
  ],
  // the same in JSON that was put into JSON once more
  [new RegExp(`(${name}\\\\+" *: *\\\\+")[^"\\\\]*`, 'gi'), `$1${mask}`],
  [
    /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|(?=-----)|$)/g,
    mask,
  ],
]

const email = /(?<![\w.%+-])[\w.%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g

/** Words, paths and numbers: what most texts are, and no pattern fits. */
const harmless = /^[\w./-]*$/

const spoken =
  /(?:bearer|basic)[ \t\\+]|(?:cookie|authorization|x-api-key|x-debug-token)(?:\\"|')?:|PRIVATE KEY/i
const toldByItself = new RegExp(`eyJ|hooks\\.slack|${branded}`)
const inUri = /:\/\/[^\s"/?#]*@|:\/\/[^\s"/?#:@]*:(?!\d{1,5}(?:[/?#\s"\\]|$))/
const assigned = new RegExp(`${name}(?:(?:\\\\+"|')? *[=:]|%3D)|[?&]${shortName}=`, 'i')

/**
 * A quick test, true for every text with something to mask in it, percent-encoded too, and seldom for others. It is made for a text in JSON, and looks for single
 * characters first: most lines have none of them.
 */
export function mayHoldCredentials(json: string, withEmail: boolean): boolean {
  const mayHold = (text: string) => mayHoldPlain(text, withEmail)
  return mayHold(json) || decodings(json, decodeInJson).some(mayHold)
}

function mayHoldPlain(json: string, withEmail: boolean): boolean {
  if (spoken.test(json) || toldByItself.test(json) || (withEmail && json.includes('@'))) return true
  if (json.includes('@') && json.includes('://') && inUri.test(json)) return true
  const mayAssign = json.includes('=') || json.includes("'") || json.includes('\\"') || json.includes('%3')
  return mayAssign && assigned.test(json)
}

/**
 * A text with its credentials masked: those in URIs, after Bearer and Basic, in header lines, query parameters and assignments, JSON Web Tokens,
 * tokens that say whose they are, private keys, and e-mail addresses when asked for.
 */
export function maskCredentials(text: string, withEmail = false): string {
  if (harmless.test(text) && !toldByItself.test(text)) return text
  let masked = text
  for (const [pattern, replacement] of patterns) masked = masked.replace(pattern, replacement as string)
  return withEmail ? masked.replace(email, mask) : masked
}
