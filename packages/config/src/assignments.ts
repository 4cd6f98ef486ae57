import { mask } from './mask'
import { hintOfName, isNameLike, nameInText, parameterInText, shortName } from './sensitive-names'
import { endOfGroup, endOfLine, endOfQuoted, openingOfLine, openingQuote } from './value-in-text'

// user[password]=, passwords[]=, "password": , 'password' => , \"password\": , ['password', ...]
const assignment = new RegExp(
  `(${nameInText})(?:\\[\\w*\\]|\\])*(\\\\*["']|)[ \\t]*(=>|=(?![=>])|%3D|:|,)[ \\t]*`,
  'gi',
)
// as they stand in a line of JSON, where a quote has a backslash
const inJson = `(?:\\[\\w*\\]|\\])*(?:\\\\+"|')?[ \\t]*(?:[=:,]|%3D)`
const hint = new RegExp(hintOfName + inJson, 'i')
const parameter = new RegExp(`[?&](?:[\\w.]*\\[)?${parameterInText}(?:\\]|\\[\\w*\\])*=`, 'i')
const assignmentInJson = new RegExp(nameInText + inJson, 'i')

const headerLine = /(?:zation|cookie):/i

/** A quick test for a line of JSON, true when there may be something to mask in it, and seldom for others. It looks for single characters first. */
export function mayAssign(json: string): boolean {
  const hasSign =
    json.includes('=') ||
    json.includes("'") ||
    json.includes('\\"') ||
    json.includes('%3') ||
    json.includes(': ') ||
    headerLine.test(json)
  return hasSign && hint.test(json) && (assignmentInJson.test(json) || parameter.test(json))
}

interface Value {
  readonly start: number
  readonly end: number
  readonly shown?: string
}

interface Found {
  readonly text: string
  readonly at: number
  readonly name: string
  /** The quote behind the name, with its backslashes, or nothing. */
  readonly quote: string
  readonly separator: string
  /** Where the value begins. */
  readonly start: number
}

/**
 * A text with the values that follow a sensitive name masked: `password=…`, `"password":…` in JSON, `password: '…'` and `'password' => …` of util.inspect,
 * `password: …` in YAML and header lines, and `['authorization', '…']`.
 */
export function maskAssignments(text: string): string {
  let masked = ''
  let done = 0
  assignment.lastIndex = 0
  for (let match = assignment.exec(text); match; match = assignment.exec(text)) {
    const [whole, name = '', quote = '', separator = ''] = match
    const start = assignment.lastIndex
    const value = valueAfter({ text, at: match.index, name, quote, separator, start })
    if (value === undefined || value.end === value.start) continue
    masked += text.slice(done, value.start) + (value.shown ?? mask)
    done = value.end
    assignment.lastIndex = Math.max(done, match.index + whole.length)
  }
  return done === 0 ? text : masked + text.slice(done)
}

const literal = /[^\s,}\]\\]+/y
const tellsNothing = /(?:true|false|null|undefined)(?![\w-])/y
const word = /[^\s&;"'<>]+/y
const number = /-?\d[\d.]*(?![\w.])/y

function valueAfter(found: Found): Value | undefined {
  const { text, name, quote, separator, start } = found
  if (shortName.test(name) && /[\w-]/.test(text.charAt(found.at - 1))) return undefined
  if (matchAt(tellsNothing, text, start)) return undefined
  if (/tokens\d*$/i.test(name) && matchAt(number, text, start)) return undefined
  const opening = matchAt(openingQuote, text, start)
  if (separator === ',') return quote && opening ? listed(found, opening) : undefined
  if (separator === '=>' && !quote) return undefined
  // without a blank and quotes: a scope, a key of Redis, a place in a file
  if (
    separator === ':' &&
    !quote &&
    text[start - 1] === ':' &&
    !/["']$/.test(opening) &&
    !isTightHeader(found)
  )
    return undefined
  if (opening && !(quote === '' && separator === ':' && isHeader(found) && isLine(found)))
    return quoted(text, start + opening.length, opening)
  if (text.startsWith(mask, start)) return wordAt(text, start)
  if (separator !== ':' && separator !== '=>') return shortName.test(name) ? undefined : wordAt(text, start)
  if (text[start] === '[' || text[start] === '{')
    return { start, end: endOfGroup(text, start), shown: `${quote}${mask}${quote}` }
  if (!quote) return plain(found)
  const end = start + matchAt(literal, text, start).length
  return { start, end, shown: `${quote}${mask}${quote}` }
}

function matchAt(pattern: RegExp, text: string, start: number): string {
  pattern.lastIndex = start
  return pattern.exec(text)?.[0] ?? ''
}

function wordAt(text: string, start: number): Value | undefined {
  const value = matchAt(word, text, start)
  return value === 'REDACTED' ? undefined : { start, end: start + value.length }
}

const continued = /[ \t]*\+[ \t]*(?:\r?\n|\\n)[ \t]*(?=["'`])/y

// util.inspect breaks a long text into 'one' + 'two', a line each
function quoted(text: string, start: number, opening: string): Value {
  let end = endOfQuoted(text, start, opening)
  for (;;) {
    const plus = matchAt(continued, text, end + opening.length)
    if (!plus) return { start, end }
    end = endOfQuoted(text, end + 2 * opening.length + plus.length, opening)
  }
}

// Names and values in turn, as rawHeaders and Object.entries have them: but a list of names is no secret
function listed({ text, start }: Found, opening: string): Value | undefined {
  const value = quoted(text, start + opening.length, opening)
  return isNameLike(text.slice(value.start, value.end)) ? undefined : value
}

const lineHeader = /^(?:authorization|cookie)$/i
const lone = /^(?:tokens?|secrets?|session|signature|credentials?|jwt|cookies?)$/i

function isHeader({ name }: Found): boolean {
  return lineHeader.test(name)
}

// Cookie:a=1
function isTightHeader(found: Found): boolean {
  return isHeader(found) && found.start === found.at + found.name.length + 1
}

function isLine({ text, at }: Found): boolean {
  return openingOfLine(text, at) !== undefined
}

const prose = /(?:[A-Za-z][a-z]{0,30}|\d{1,5})(?=[.,;:!?)\]]{0,3}(?:[\s"'`\\]|$))/y
const goesOn = /[A-Za-z0-9]+[.,;:!?)]{0,3}[ \t]+\S/y
const spoken = /[^\s"'<>]*[^\s"'<>,;.:)}\]({[]/y

/**
 * What follows a colon without any quotes. Of a line that is nothing but `name: value`, all; of any other, one word. Prose is left: a plain word after a name that is a
 * plain word as well (`token: expired`), and in the middle of a line one with others behind it (`password: Path is required`).
 */
function plain(found: Found): Value | undefined {
  const { text, at, name, start } = found
  const opening = openingOfLine(text, at)
  if (isHeader(found)) return { start, end: endOfLine(text, start, opening) }
  if (shortName.test(name)) return undefined
  const isLone = lone.test(name) && !/[\w-]/.test(text.charAt(at - 1))
  const saysNothing = matchAt(prose, text, start)
  if (saysNothing && (isLone || (opening === undefined && matchAt(goesOn, text, start)))) return undefined
  if (opening !== undefined && !isLone) return { start, end: endOfLine(text, start, opening) }
  return { start, end: start + matchAt(spoken, text, start).length }
}
