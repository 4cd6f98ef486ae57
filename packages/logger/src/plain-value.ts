import { isSecretAfter, mask } from '@voluntarily/config'
import { cutText } from './cut-text'
import { isError, plainError } from './plain-error'
import { specialValue } from './special-values'
import { hasRoom, limits, read, roomFor, type Walk } from './walk'

/**
 * A copy of any value as plain data that JSON can hold, with the values of sensitive keys masked. It is bounded in depth, breadth and length, marks
 * circles, and goes on where a getter or a `toJSON` throws. Undefined means: nothing to write. The value itself is not changed.
 */
export function plainValue(value: unknown, walk: Walk): unknown {
  switch (typeof value) {
    case 'string':
      return plainString(value, walk)
    case 'number':
      return Number.isFinite(value) ? value : String(value)
    case 'boolean':
    case 'undefined':
      return value
    case 'bigint':
    case 'symbol':
      return plainString(String(value), walk)
    case 'function':
      return undefined
    default:
      return value === null ? null : plainObject(value as object, walk)
  }
}

function plainString(text: string, walk: Walk): string {
  const room = roomFor(walk)
  const kept = text.length <= room ? text : shortened(text, room)
  walk.characters -= kept.length
  return kept
}

function shortened(text: string, room: number): string {
  const left = `…[${text.length - room} more characters]`
  return text.length <= room + left.length ? text : `${cutText(text, room)}${left}`
}

function plainObject(value: object, walk: Walk): unknown {
  if (walk.values-- <= 0) return '[left out]'
  if (walk.path.includes(value)) return '[circular]'
  if (walk.path.length >= limits.depth) return '[too deep]'
  walk.path.push(value)
  try {
    if (isError(value)) return plainError(value, walk)
    if (Array.isArray(value)) return plainArray(value, walk)
    const special = specialValue(value)
    if (special) return special.again ? plainValue(special.value, walk) : special.value
    return plainEntries(value, walk)
  } catch {
    return '[unreadable]'
  } finally {
    walk.path.pop()
  }
}

function plainArray(array: readonly unknown[], walk: Walk): unknown[] {
  const size = Math.min(array.length, limits.entries)
  const copy: unknown[] = []
  for (let before: unknown; copy.length < size && hasRoom(walk); ) {
    const item = read(array, copy.length)
    copy.push(isSecretAfter(before, item) ? mask : (plainValue(item, walk) ?? null))
    before = item
  }
  if (array.length > copy.length) copy.push(`[${array.length - copy.length} more]`)
  return copy
}

/** The own enumerable properties of an object as plain data, those in `skip` left out. */
export function plainEntries(
  object: object,
  walk: Walk,
  skip?: ReadonlySet<string>,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  const keys = Object.keys(object)
  const size = Math.min(keys.length, limits.entries)
  let i = 0
  for (; i < size && hasRoom(walk); i++) {
    const key = keys[i] as string
    if (!skip?.has(key)) setEntry(copy, key, read(object, key), walk, object)
  }
  if (keys.length > i) copy['…'] = `[${keys.length - i} more]`
  return copy
}

function setEntry(
  copy: Record<string, unknown>,
  key: string,
  value: unknown,
  walk: Walk,
  owner: object,
): void {
  const sensitive =
    walk.isSensitive(key, value) ||
    (key === 'value' && typeof value === 'string' && isNamedSecret(owner, walk))
  const plain = sensitive
    ? mask
    : key === 'rawHeaders'
      ? plainValue(maskRawHeaders(value, walk), walk)
      : plainValue(value, walk)
  if (plain === undefined) return
  const name = key.length > 256 ? `${cutText(key, 256)}…` : key
  walk.characters -= name.length
  if (name === '__proto__')
    Object.defineProperty(copy, name, { value: plain, enumerable: true, configurable: true, writable: true })
  else copy[name] = plain
}

// { name: 'Authorization', value: '…' }, as HAR files, forms and some HTTP clients keep headers and fields
function isNamedSecret(owner: object, walk: Walk): boolean {
  const name = read(owner, 'name') ?? read(owner, 'key')
  return typeof name === 'string' && walk.isSensitive(name, '')
}

// Node's own list of names and values in turn
function maskRawHeaders(value: unknown, walk: Walk): unknown {
  if (!Array.isArray(value)) return value
  return value.map((item, i) => (i % 2 === 1 && walk.isSensitive(String(value[i - 1]), item) ? mask : item))
}
