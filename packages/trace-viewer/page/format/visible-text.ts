const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
// Joiners: Persian and many emoji need them.
const harmless = new Set(['\u200c', '\u200d'])

/**
 * Makes control characters, bidi controls and other invisible ones visible, so that a text shows what it holds and cannot
 * turn around what stands beside it. Line breaks and tabs stay when `lines` is set, else they are a blank.
 */
export function visibleText(text: string, { lines = false } = {}): string {
  const plain = lines ? text.replaceAll('\r\n', '\n') : text.replace(/\s*[\n\r\t]\s*/g, ' ')
  return plain.replace(invisible, (character) => {
    if (harmless.has(character) || (lines && (character === '\n' || character === '\t'))) return character
    const code = character.codePointAt(0) ?? 0
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}

/** The beginning of a text, with an ellipsis when there is more; never half a character. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  return `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}…`
}
