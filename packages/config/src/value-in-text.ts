/** A quote with the backslashes before it: one in JSON that was put into JSON has one, once more in JSON three. */
export const openingQuote = /\\*["'`]/y

const quoteCharacter = /["'`]/g
const endsValue = /^[,}\])\r\n"'`\\]?$/
const quoteOrLineEnd = /["'`\r\n]|\\[rn]/g

/** Where the text in quotes ends that begins at `start`, after its opening quote; the end of the text when it is not closed. */
export function endOfQuoted(text: string, start: number, opening: string): number {
  return endOf(quoteCharacter, text, start, opening)
}

/** Where the line ends that `start` is in, also when its break is written as an escape, or the quote that it was opened with. */
export function endOfLine(text: string, start: number, opening = ''): number {
  return endOf(quoteOrLineEnd, text, start, opening)
}

// One look for both: each by itself may be far away, time and again
function endOf(sign: RegExp, text: string, start: number, opening: string): number {
  const quote = opening.at(-1)
  const level = opening.length - 1
  let runStart = start
  sign.lastIndex = start
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    if (!isQuote(found[0])) return found.index
    let first = found.index
    while (first > runStart && text[first - 1] === '\\') first -= 1
    runStart = found.index + 1
    const more = found.index - first - level
    if (found[0] !== quote || more < 0) continue
    if (more === 0) return found.index - level
    // \\" closes what " has opened, for its backslash is one of the text; or it stands inside, and all was escaped once more
    if (more % (2 * (level + 1)) === 0 && endsValue.test(text.charAt(found.index + 1)))
      return found.index - level
  }
  return text.length
}

function isQuote(sign: string): boolean {
  return sign === '"' || sign === "'" || sign === '`'
}

const bracket = /(?<!\\)\\*["'`]|[[\]{}()]/g

/** Where the list or object ends that begins at `start` with its bracket; the end of the text when it is not closed. */
export function endOfGroup(text: string, start: number): number {
  let depth = 0
  bracket.lastIndex = start
  for (let found = bracket.exec(text); found; found = bracket.exec(text)) {
    const [token] = found
    if ('[{('.includes(token)) depth += 1
    else if (']})'.includes(token)) depth -= 1
    else bracket.lastIndex = endOfQuoted(text, bracket.lastIndex, token) + token.length
    if (depth === 0) return found.index + 1
  }
  return text.length
}

/** Where the line that `name` is on begins with it, but for blanks: the quote before it, or nothing; undefined when there is something else. */
export function openingOfLine(text: string, name: number): string | undefined {
  let first = name
  const furthest = Math.max(0, name - 128)
  while (first > furthest && /[\w.-]/.test(text.charAt(first - 1))) first -= 1
  if (/^\\[rnt]/.test(text.slice(first - 1, first + 1))) return ''
  if (/["'`]/.test(text.charAt(first - 1))) {
    let run = first - 1
    while (run > furthest && text[run - 1] === '\\') run -= 1
    return text.slice(run, first)
  }
  while (first > furthest && /[ \t>*<-]/.test(text.charAt(first - 1))) first -= 1
  return first === 0 || /[\r\n]/.test(text.charAt(first - 1)) ? '' : undefined
}
