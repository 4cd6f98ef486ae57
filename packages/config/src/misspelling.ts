/** A name in the forms that are compared, worked out once. */
export interface ComparableName {
  readonly name: string
  readonly upper: string
  readonly bare: string
}

/** Prepares a name for isMisspelling. */
export function comparable(name: string): ComparableName {
  const upper = name.toUpperCase()
  return { name, upper, bare: upper.replace(/[-_.]/g, '') }
}

/**
 * Whether a name looks like a misspelling of a declared one: other case, other or missing underscores, or one letter too many,
 * too few, wrong or swapped. What tells two variables apart on purpose is not taken for a slip: numbers, and the letters of
 * words as short as ID and IP (URL for URI is a slip).
 */
export function isMisspelling(one: ComparableName, declared: ComparableName): boolean {
  if (one.name === declared.name) return false
  if (one.bare === declared.bare) return one.bare !== ''
  const difference = Math.abs(one.upper.length - declared.upper.length)
  return difference <= 1 && declared.upper.length >= 4 && isOneSlip(one.upper, declared.upper)
}

function isOneSlip(name: string, declared: string): boolean {
  const start = commonStart(name, declared)
  if (name.length < declared.length) return isDropped(declared, name, start) && declared.length >= 5
  if (name.length > declared.length) {
    return isDropped(name, declared, start) && declared.length >= 5 && !/\d/.test(name[start] ?? '')
  }
  if (name.slice(start + 1) === declared.slice(start + 1)) return isWrongLetter(name, declared, start)
  return (
    name[start] === declared[start + 1] &&
    name[start + 1] === declared[start] &&
    name.slice(start + 2) === declared.slice(start + 2)
  )
}

function isDropped(longer: string, shorter: string, at: number): boolean {
  return longer.slice(at + 1) === shorter.slice(at)
}

function isWrongLetter(name: string, declared: string, at: number): boolean {
  if (/\d/.test(name[at] ?? '') && /\d/.test(declared[at] ?? '')) return false
  const word = wordAt(declared, at)
  return word.length >= 4 || (['URL', 'URI'].includes(word) && ['URL', 'URI'].includes(wordAt(name, at)))
}

function wordAt(name: string, at: number): string {
  const start = name.lastIndexOf('_', at) + 1
  const end = name.indexOf('_', at)
  return name.slice(start, end === -1 ? undefined : end)
}

function commonStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}
