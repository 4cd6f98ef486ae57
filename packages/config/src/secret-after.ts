import { hintOfName, isNameLike, isSensitiveName } from './sensitive-names'

const hint = new RegExp(hintOfName, 'i')
const longestName = 64

/**
 * Whether an item of a list is the value of a sensitive name that stands before it: names and values in turn, as Node's `rawHeaders`, an entry of
 * `Object.entries` and the arguments of a command have them. What looks like a name, letters only, is taken for another one, so that a list of fields stays.
 */
export function isSecretAfter(name: unknown, value: unknown): boolean {
  if (typeof name !== 'string' || typeof value !== 'string' || name.length > longestName) return false
  if (!hint.test(name) || /\s/.test(name)) return false
  const isName = name.startsWith('--') ? value.startsWith('-') : isNameLike(value)
  return !isName && isSensitiveName(name)
}
