import { mask } from './mask'

const name =
  '(?:authorization|password|passwd|passphrase|pwd|secret|token|jwt|api[-_]?key|private[-_]?key|secret[-_]?key|access[-_]?key|credentials?|signature|session(?:[-_]?id)?|connect\\.sid)'
const shortName = '(?:code|sig|otp|key|auth|sid)'
const plainWord =
  '(?:tokens?|auth\\w*|scheme|credentials?|realm|usage|and|or|is|was|are|not|missing|required|invalid|expired|header|access|error)\\b'
const quoted = `"(?:[^"\\\\]|\\\\.)*|'(?:[^'\\\\]|\\\\.)*`

// Every pattern takes time in proportion to the text: each begins at something fixed, and what follows cannot be read in two ways.
const patterns: readonly (readonly [RegExp, string | ((...parts: string[]) => string)])[] = [
  // scheme://user:password@host
  [/[^\s"'<>\\]+/g, maskUserOfUri],
  [new RegExp(`\\b(bearer)[ \\t]+(?!${plainWord})[\\w.~+/=:-]+`, 'gi'), `$1 ${mask}`],
  // English has "basic" too: what follows must look like base64
  [/\b([Bb]asic|BASIC)[ \t]+(?=[A-Za-z+/]*(?:[0-9=]|[a-z][A-Z]|[A-Z]{2}))[A-Za-z0-9+/_-]+=*/g, `$1 ${mask}`],
  // JSON Web Tokens, signed (3 parts) and encrypted (5)
  [/(?<![\w-])eyJ[\w-]*(?:\.[\w-]*){2,4}/g, mask],
  // header lines of a dumped request
  [
    /\b((?:proxy-)?authorization|(?:set-)?cookie|x-api-key|x-debug-token)(["']?:(?! *["'{[]) *)[^\r\n"'}]+/gi,
    `$1$2${mask}`,
  ],
  // password=…, &access_token=…, also with the = encoded
  [new RegExp(`(${name}(?:=|%3D))(?!\\[redacted\\]|REDACTED)(?:${quoted}|[^\\s&;"'<>]+)`, 'gi'), `$1${mask}`],
  [new RegExp(`([?&]${shortName}=)(?!REDACTED)[^\\s&;#"'<>]+`, 'gi'), `$1${mask}`],
  // "password":"…" of JSON in a string, password: '…' of util.inspect
  [
    new RegExp(`(${name}["']? *: *)(${quoted})`, 'gi'),
    (_, start, value = '') => `${start}${value[0]}${mask}`,
  ],
  // the same in JSON that was put into JSON once more
  [new RegExp(`(${name}\\\\+" *: *\\\\+")[^"\\\\]*`, 'gi'), `$1${mask}`],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g, mask],
]

// A user part ends at the last @ before the path; or, when it has a password with a slash in it, at the last @ of all.
function maskUserOfUri(word: string): string {
  const start = word.indexOf('://') + 3
  if (start === 2) return word
  const rest = word.slice(start)
  const path = rest.search(/[/?#]/)
  const wholeIsUser = path === -1 || /^[^/?#:@]*:(?!\d{1,5}[/?#])/.test(rest)
  const end = (wholeIsUser ? rest : rest.slice(0, path)).lastIndexOf('@')
  return end === -1 ? word : `${word.slice(0, start)}${mask}${rest.slice(end)}`
}

const email = /(?<![\w.%+-])[\w.%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g

/** Words, paths and numbers: what most texts are, and no pattern fits. */
const harmless = /^[\w./-]*$/

const spoken =
  /(?:bearer|basic)[ \t\\]|(?:cookie|authorization|x-api-key|x-debug-token)(?:\\"|')?:|eyJ|PRIVATE KEY-/i
const inUri = /:\/\/[^\s"/?#]*@|:\/\/[^\s"/?#:@]*:[^\s":]*@/
const assigned = new RegExp(`${name}(?:(?:\\\\+"|')? *[=:]|%3D)|[?&]${shortName}=`, 'i')

/**
 * A quick test, true for every text with something to mask in it and seldom for others. It is made for a text in JSON, and looks for single
 * characters first: most lines have none of them.
 */
export function mayHoldCredentials(json: string, withEmail: boolean): boolean {
  if (spoken.test(json) || (withEmail && json.includes('@'))) return true
  if (json.includes('://') && inUri.test(json)) return true
  const mayAssign = json.includes('=') || json.includes("'") || json.includes('\\"') || json.includes('%3')
  return mayAssign && assigned.test(json)
}

/**
 * A text with its credentials masked: those in URIs, after Bearer and Basic, in header lines, query parameters and assignments, JSON Web Tokens,
 * private keys, and e-mail addresses when asked for.
 */
export function maskCredentials(text: string, withEmail = false): string {
  if (harmless.test(text) && !text.includes('eyJ')) return text
  let masked = text
  for (const [pattern, replacement] of patterns) masked = masked.replace(pattern, replacement as string)
  return withEmail ? masked.replace(email, mask) : masked
}
