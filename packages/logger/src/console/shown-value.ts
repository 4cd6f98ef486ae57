import { inspect } from 'node:util'
import { isSecretAfter, mask } from '@voluntarily/config'
import { functionText, isError, text } from '../plain-error'
import { plainValue } from '../plain-value'
import { specialValue } from '../special-values'
import { limits, read, type Walk } from '../walk'

const mostTold = 10_000

/**
 * A copy of any value that Node's console prints much like the value itself, with what stands under sensitive keys masked. It runs no code of the value but
 * `toJSON`, and is bounded like all that is logged.
 */
export function shownValue(value: unknown, walk: Walk): unknown {
  if (typeof value === 'string') return plainValue(value, walk)
  if (typeof value === 'function') return textOf(functionText(value).replace('function ', 'Function: '))
  if (typeof value !== 'object' || value === null) return value
  if (walk.values-- <= 0) return textOf('[left out]')
  if (walk.path.includes(value)) return textOf('[Circular]')
  if (walk.path.length >= limits.depth) return textOf('[too deep]')
  walk.path.push(value)
  try {
    return shownObject(value, walk)
  } catch {
    return textOf('[unreadable]')
  } finally {
    walk.path.pop()
  }
}

function shownObject(object: object, walk: Walk): unknown {
  if (isError(object)) return textOf(text(read(object, 'stack') ?? plainValue(object, walk)))
  if (Array.isArray(object)) return shownArray(object, walk)
  if (object instanceof Date) return new Date(object)
  if (object instanceof RegExp) return textOf(String(object))
  if (object instanceof Map) return new Map(first(object).map(([key, value]) => shownEntry(key, value, walk)))
  if (object instanceof Set) return new Set(first(object).map((value) => shownValue(value, walk)))
  const special = specialValue(object)
  if (special?.again) return shownValue(special.value, walk)
  if (special) return typeof special.value === 'string' ? textOf(special.value) : special.value
  return shownProperties(object, walk)
}

function shownArray(array: readonly unknown[], walk: Walk): unknown[] {
  const copy = array
    .slice(0, limits.entries)
    .map((value, i) => (isSecretAfter(array[i - 1], value) ? mask : shownValue(value, walk)))
  // Node tells how many more there are
  copy.length = Math.min(array.length, mostTold)
  return copy
}

function shownEntry(key: unknown, value: unknown, walk: Walk): [unknown, unknown] {
  const isSensitive = typeof key === 'string' && walk.isSensitive(key, value)
  return [shownValue(key, walk), isSensitive ? mask : shownValue(value, walk)]
}

function shownProperties(object: object, walk: Walk): object {
  const copy = emptyLike(object)
  const keys = Object.keys(object)
  for (const key of keys.slice(0, limits.entries)) {
    const property = Object.getOwnPropertyDescriptor(object, key)
    const [, value] = property?.get ? [key, textOf('[Getter]')] : shownEntry(key, property?.value, walk)
    Object.defineProperty(copy, key, { value, enumerable: true })
  }
  if (keys.length > limits.entries)
    Object.defineProperty(copy, '…', {
      value: textOf(`${keys.length - limits.entries} more`),
      enumerable: true,
    })
  return copy
}

function first<T>(entries: Iterable<T>): T[] {
  const taken: T[] = []
  for (const entry of entries) if (taken.push(entry) === limits.entries) break
  return taken
}

/** An object that is printed under the same name. */
function emptyLike(object: object): object {
  const prototype = Object.getPrototypeOf(object)
  if (prototype === null) return Object.create(null)
  const kind = read(object, 'constructor')
  if (prototype === Object.prototype || typeof kind !== 'function') return {}
  const { [kind.name]: Kind = Object } = { [kind.name]: class {} }
  return new Kind()
}

/** What is printed as this text, without quotes. */
function textOf(shown: string): object {
  const hidden = (value: () => string): PropertyDescriptor => ({ value, enumerable: false })
  return Object.defineProperties({}, { [inspect.custom]: hidden(() => shown), toJSON: hidden(() => shown) })
}
