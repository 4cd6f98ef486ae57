// Where JSON and OTLP themselves have a text that a search must not find. Nothing that an app sends looks like these, because its quotes and
// backslashes are escaped. Inside an escape, as the n of \n:
const insideEscape = String.raw`(?<!\\)(?:\\\\)*\\(?:u[\da-f]{0,3})?`
// in a number that is no attribute, a time, kind or count:
const ownNumber = String.raw`"(?:\w*UnixNano|kind|flags|code|dropped\w+Count)":"?\d*`
// and in a name of OTLP's:
const ownNames = [
  'traceId spanId traceState parentSpanId flags name kind startTimeUnixNano endTimeUnixNano timeUnixNano attributes events links',
  'droppedAttributesCount droppedEventsCount droppedLinksCount status code message key value values stringValue boolValue',
  'intValue doubleValue bytesValue arrayValue kvlistValue version',
].flatMap((names) => names.split(' '))

/** Finds a word in plain text, in upper or lower case. */
export function plainPattern(word: string): RegExp {
  return new RegExp(quoted(word), 'i')
}

/**
 * Finds a word, in upper or lower case, in what the JSON of a span, scope or resource says, and not in the JSON around it. It reads
 * raw JSON: parsing 100,000 spans for each letter that somebody types would take seconds.
 */
export function jsonPattern(word: string): RegExp {
  const escaped = JSON.stringify(word).slice(1, -1)
  const inJson = quoted(escaped)
  // With a backslash first, every backslash of a long run would be looked back from: only where the whole word stands. Not for other words,
  // which V8 finds twenty times faster without it.
  const onlyAtWord = escaped.startsWith('\\') ? `(?=${inJson})` : ''
  const notNumber = /^\d/.test(word) ? `(?<!${ownNumber})` : ''
  return new RegExp(`${onlyAtWord}(?<!${insideEscape})${notNumber}${notOwnName(word)}${inJson}`, 'i')
}

/** Whether a word could also be found in JSON's own punctuation, so that what was found has to be parsed. */
export function isPunctuation(word: string): boolean {
  return /[{}[\],:]/.test(word) && /^[{}[\],:+\-.\deEtrufalsn]+$/i.test(word)
}

function notOwnName(word: string): string {
  const lower = word.toLowerCase()
  return ownNames
    .flatMap((name) =>
      [...name].flatMap((_, start) => {
        if (!name.toLowerCase().startsWith(lower, start)) return []
        return `(?!(?<="${name.slice(0, start)})${name.slice(start)}":)`
      }),
    )
    .join('')
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
