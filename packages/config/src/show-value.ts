import { maskText } from './mask-text'

const maxShown = 60
const maxParts = 3

/** A value as an error may quote it: credentials masked, control characters escaped, shortened. Not for secrets. */
export function showValue(value: string): string {
  const masked = maskQuery(maskCredentials(maskText(value)).slice(0, 10 * maxShown))
  const characters = [...masked]
  if (characters.length <= maxShown) return quote(masked)
  return `${quote(`${characters.slice(0, maxShown).join('')}…`)} (${value.length} characters)`
}

/** The parts of a value as an error may quote them, three at most; all of it when something in it is masked, which a part may not show. */
export function showParts(value: string, parts: readonly string[]): string {
  if (parts.length === 0 || maskCredentials(maskText(value)) !== value) return showValue(value)
  const more = parts.length > maxParts ? ` and ${parts.length - maxParts} more` : ''
  return `${parts.slice(0, maxParts).map(showValue).join(', ')}${more}`
}

/** Masks what stands before an @, after a scheme if there is one. Takes too much rather than too little: a password may hold an @. */
function maskCredentials(text: string): string {
  const scheme = text.indexOf('://')
  const start = scheme === -1 ? 0 : scheme + '://'.length
  const end = text.lastIndexOf('@')
  const hasCredentials = end > start && (scheme !== -1 || text.slice(0, end).includes(':'))
  return hasCredentials ? `${text.slice(0, start)}[secret]${text.slice(end)}` : text
}

function maskQuery(text: string): string {
  return text.replace(/([?&][\w.-]*(?:pass|pwd|secret|token|key|sig)[\w.-]*=)[^&#\s]+/gi, '$1[secret]')
}

// Control, format and unassigned characters, lone surrogates, line separators: what forges a line or hides in one.
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
}
