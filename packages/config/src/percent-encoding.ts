// Blanks and printable ASCII, which is what credentials are recognized by. All else stays as it is, so that nothing can be malformed.
const encodedAscii = /(?:%(?:0[9AD]|[2-6][\dA-F]|7[\dA-E]))+/gi
const separators = /[\s"<>\\]/g
/** What may be a URL or a part of one. */
const word = /[^\s"<>]+/g
/** A URL may stand in another one's query, and that in a third one's. */
const times = 3

/**
 * What is percent-encoded in a text, decoded once, twice and three times, as far as it changes. There may be more of the text around it.
 * @param decode decodes a run of encoded characters; `decodeInJson` for a text in JSON
 */
export function decodings(text: string, decode: (run: string) => string = decodeURIComponent): string[] {
  const found: string[] = []
  for (let last = encodedPart(text); found.length < times && last.includes('%'); ) {
    const next = last.replace(encodedAscii, (run) => decode(run))
    if (next === last) break
    found.push(next)
    last = next
  }
  return found
}

/** Decodes to what stands in JSON for it. */
export function decodeInJson(run: string): string {
  return JSON.stringify(decodeURIComponent(run)).slice(1, -1)
}

// From the beginning of the first word with a % to the end of the last one, or a little more: the whole of a line is much to look at once again.
function encodedPart(text: string): string {
  const first = text.indexOf('%')
  if (first === -1) return ''
  const start = Math.max(text.lastIndexOf('"', first), text.lastIndexOf('\n', first), 0)
  const last = text.lastIndexOf('%')
  const length = text.slice(last).search(/["\n]/)
  return text.slice(start, length === -1 ? undefined : last + length)
}

/**
 * Has every word that is percent-encoded masked as it is when decoded. A word with something masked stays decoded, but for what would end it; any other
 * stays as it is.
 */
export function maskEncoded(text: string, mask: (decoded: string) => string): string {
  return text.includes('%') ? text.replace(word, (encoded) => maskWord(encoded, mask, times)) : text
}

function maskWord(encoded: string, mask: (decoded: string) => string, left: number): string {
  if (left === 0 || !encoded.includes('%')) return encoded
  const decoded = encoded.replace(encodedAscii, (run) => decodeURIComponent(run))
  if (decoded === encoded) return encoded
  const masked = maskWord(mask(decoded), mask, left - 1)
  return masked === decoded ? encoded : masked.replace(separators, encodeURIComponent)
}
