import { maskAssignments, mayAssign } from './assignments'
import { mask } from './mask'
import { decodeInJson, decodings } from './percent-encoding'
import { nameInText, parameterInText } from './sensitive-names'
import { maskUsersOfUris } from './uri-users'

// Words that go on in prose: what has more letters, digits or signs behind it is none of them.
const plainWord =
  '(?:tokens?|auth|authentication|authorization|scheme|credentials?|realm|usage|and|or|is|was|are|not|missing|required|invalid|expired|header|access|error)(?=[.:,;!?]{0,3}(?:[^\\w.~+/=:-]|$))'

// After a line break that is written as an escape there is no word boundary.
const begin = '(?:\\b|(?<=\\\\[nrt]))'
const blank = '(?:[ \\t]+|\\+)'
// Of AWS, GitHub, Slack and Google; of GitLab, npm, OpenAI, Anthropic, SendGrid and Stripe. Each line is searched for them: two lists are quicker than one.
const branded = 'A[KS]IA[A-Z0-9]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|xox[a-z]-[\\w-]{10,}|AIza[\\w-]{30,}'
const moreBranded =
  '[rs]k_(?:live|test)_\\w{10,}|sk-(?:proj|svcacct|ant)-[\\w-]{10,}|whsec_\\w{10,}|xapp-[\\w-]{10,}|github_pat_\\w{20,}|glpat-[\\w-]{15,}|npm_[A-Za-z0-9]{30,}|SG\\.[\\w-]{16,}\\.[\\w-]{16,}'

// Every pattern takes time in proportion to the text: each begins at something fixed, and what follows cannot be read in two ways.
const patterns: readonly (readonly [RegExp, string | ((...parts: string[]) => string)])[] = [
  // scheme://user:password@host
  [/[^\s"'<>\\]+/g, maskUsersOfUris],
  // the same with a password that holds what would end a word, as a hand writes it
  [
    /(:\/\/)[^\s/?#:@"'<>\\]*:(?!\d{1,5}(?:[/?#\s"'<>\\,;)]|$))[^\r\n"@]{1,128}@(?:[^\s/?#@"'<>\\]*@)*/g,
    `$1${mask}@`,
  ],
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
  [/(?<![\w-])[\w-]+(?:\.[\w-]*){2,}/g, maskWebToken],
  [new RegExp(`${begin}(?:${branded}|${moreBranded})`, 'g'), mask],
  // https://hooks.slack.com/services/T.../B.../...
  [/(hooks\.slack\.com\/\w+\/)[\w/-]+/g, `$1${mask}`],
  [
    new RegExp(
      `([?&](?:[\\w.]*\\[)?${parameterInText}(?:\\]|\\[\\w*\\])*=)(?!REDACTED(?!\\w))[^\\s&;#"'<>]+`,
      'gi',
    ),
    `$1${mask}`,
  ],
  // --password hunter22
  [new RegExp(`(--[\\w-]{0,40}?${nameInText}[ \\t]+)(?:"[^"]*|'[^']*|[^\\s"'-]\\S*)`, 'gi'), `$1${mask}`],
  [
    /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|(?=-----)|$)/g,
    mask,
  ],
]

// In the middle of a word it has to be as long as a header is: surveyJs.min.js is none.
const webToken = /^[nrt]?eyJ|eyJ[\w-]{12}/

function maskWebToken(run: string): string {
  const start = run.search(webToken)
  return start === -1 ? run : `${run.slice(0, start)}${mask}`
}

const email = /(?<![\w.%+-])[\w.%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g

/** Words, paths and numbers: what most texts are, and no pattern fits. */
const harmless = /^[\w./-]*$/

const spoken = /(?:bearer|basic)[ \t\\+]/i
const marked = new RegExp(`eyJ|hooks\\.slack|PRIVATE KEY|${branded}`)
const markedToo = new RegExp(moreBranded)
const inUri = /:\/\/[^\s"/?#]*@|:\/\/[^\s"/?#:@]*:(?!\d{1,5}(?:[/?#\s"\\]|$))/
const commandOption = new RegExp(`--[\\w-]{0,40}?${nameInText}[ \\t\\\\]`, 'i')

/**
 * A quick test, true for every text with something to mask in it, percent-encoded too, and seldom for others. It is made for a text in JSON, and looks for single
 * characters first: most lines have none of them.
 */
export function mayHoldCredentials(json: string, withEmail: boolean): boolean {
  const mayHold = (text: string) => mayHoldPlain(text, withEmail)
  return mayHold(json) || decodings(json, decodeInJson).some(mayHold)
}

function mayHoldPlain(json: string, withEmail: boolean): boolean {
  if (spoken.test(json) || isToldByItself(json) || (withEmail && json.includes('@'))) return true
  if (json.includes('@') && json.includes('://') && inUri.test(json)) return true
  if (mayAssign(json)) return true
  return json.includes('--') && commandOption.test(json)
}

function isToldByItself(text: string): boolean {
  return marked.test(text) || markedToo.test(text)
}

/**
 * A text with its credentials masked: those in URIs, after Bearer and Basic, in header lines, query parameters and assignments, JSON Web Tokens,
 * tokens that say whose they are, private keys, and e-mail addresses when asked for.
 */
export function maskCredentials(text: string, withEmail = false): string {
  if (harmless.test(text) && !isToldByItself(text)) return text
  let masked = text
  for (const [pattern, replacement] of patterns) masked = masked.replace(pattern, replacement as string)
  masked = maskAssignments(masked)
  return withEmail ? masked.replace(email, mask) : masked
}
