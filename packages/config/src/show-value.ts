const maxShown = 60

/** A value as an error may quote it: credentials masked, control characters escaped, shortened. Not for secrets. */
export function showValue(value: string): string {
  const masked = maskCredentials(value)
  const characters = [...masked.slice(0, 2 * maxShown + 2)]
  const cut = characters.length > maxShown
  const shown = cut ? `${characters.slice(0, maxShown).join('')}…` : masked
  return cut ? `${escapeControls(shown)} (${value.length} characters)` : escapeControls(shown)
}

/** Replaces whatever a URI in the text carries before its @. Takes too much rather than too little: a password may hold an @. */
function maskCredentials(text: string): string {
  const start = text.indexOf('://') + 3
  const end = text.lastIndexOf('@')
  return start < 3 || end < start ? text : `${text.slice(0, start)}[secret]${text.slice(end)}`
}

// Control, format and unassigned characters, lone surrogates, line separators: what forges a line or hides in one.
function escapeControls(text: string): string {
  return JSON.stringify(text).replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`,
  )
}
