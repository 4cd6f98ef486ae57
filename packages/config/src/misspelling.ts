/**
 * Whether a name looks like a misspelling of a declared one: other case, other or missing underscores, or one letter too many,
 * too few, wrong or swapped. What tells two variables apart on purpose is not taken for a slip: numbers, and the letters of
 * words as short as ID and IP (URL for URI is a slip).
 */
export function isMisspelling(name: string, declared: string): boolean {
  if (name === declared || Math.abs(name.length - declared.length) > 3) return false
  const one = name.toUpperCase()
  const other = declared.toUpperCase()
  if (withoutSeparators(one) === withoutSeparators(other)) return true
  return Math.abs(one.length - other.length) <= 1 && other.length >= 4 && isOneSlip(one, other)
}

function withoutSeparators(name: string): string {
  return name.replace(/[-_.]/g, '')
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
