import type { Kind } from './make-spec'
import type { SpecOptions } from './spec'

/**
 * A value that would be right, as it stands in the environment: the spec's own example, else its default, its first choice, what is usual for its kind,
 * a bound, whichever comes first and is accepted. Undefined when none is.
 */
export function suggestExample<T>(
  { example, bounds = [], format = String }: Kind<T>,
  options: SpecOptions<T>,
  parse: (input: string) => T,
): string | undefined {
  // The default of a secret is one that somebody may really use.
  const fallback = options.secret ? [] : [options.default]
  const values = [...fallback, options.choices?.[0]].filter((value) => value !== undefined)
  return [options.example, ...values.map(format), example, ...bounds.map(format)].find(
    (text) => text !== undefined && isAccepted(text, parse),
  )
}

/** Whether a variable that is set to the text is right; one that is set to blanks is unset. */
export function isAccepted(text: string, parse: (input: string) => unknown): boolean {
  try {
    parse(text.trim())
    return text.trim() !== ''
  } catch {
    return false
  }
}
