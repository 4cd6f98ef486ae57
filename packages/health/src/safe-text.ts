import { errorMessage, maskText } from '@voluntarily/config'

const mostRead = 4_096
const mostKept = 1_000
const mostCauses = 4
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
const controlCharacters = /[\u0000-\u001f\u007f]+/g

/** One line that may be shown: credentials and the secrets of this process masked, at most 1,000 characters. */
export function safeText(text: string): string {
  let safe = text
  if (safe.length > mostRead) {
    // A secret cut in half would not be recognised: the last word goes.
    safe = safe.slice(0, mostRead).replace(/\S*$/, '')
  }
  safe = maskText(safe).replace(controlCharacters, ' ').trim()
  return safe.length > mostKept ? `${safe.slice(0, mostKept)}…` : safe
}

/** What was thrown, with its code and causes, as one line. Takes anything: null, strings, objects that throw when looked at. */
export function errorText(thrown: unknown): string {
  try {
    return safeText(causes(thrown).join(': ')) || 'failed without a message'
  } catch {
    return 'failed with something that cannot be read'
  }
}

function causes(thrown: unknown): string[] {
  const texts: string[] = []
  let current: unknown = thrown
  for (let depth = 0; depth < mostCauses; depth++) {
    const text = ownText(current)
    if (!texts.some((outer) => outer.includes(text))) texts.push(text)
    if (typeof current !== 'object' || current === null || !('cause' in current) || current.cause == null)
      break
    current = current.cause
  }
  return texts
}

function ownText(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown
  if (!isErrorLike(thrown)) return `threw ${thrown === null ? 'null' : kindAndText(thrown)}`
  const { code } = thrown
  const text = errorMessage(thrown)
  return typeof code === 'string' && !text.includes(code) ? `${code} ${text}` : text
}

function isErrorLike(thrown: unknown): thrown is { message: string; code?: unknown } {
  return (
    typeof thrown === 'object' && thrown !== null && 'message' in thrown && typeof thrown.message === 'string'
  )
}

function kindAndText(thrown: unknown): string {
  if (thrown === undefined) return 'undefined'
  return typeof thrown === 'object' || typeof thrown === 'function'
    ? `a value of type ${typeof thrown}`
    : `${typeof thrown} ${String(thrown)}`
}
