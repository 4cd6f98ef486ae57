import { limits, read } from './walk'

interface Special {
  readonly value: unknown
  /** The value is another object that stands for this one, and has to be made plain itself. */
  readonly again?: boolean
  /** The name that it has as a field, when it is logged without one. */
  readonly field?: string
}

/** How objects that are more than their properties are written: a short form, or another object that stands for it. Undefined for plain objects. */
export function specialValue(object: object): Special | undefined {
  const prototype = Object.getPrototypeOf(object)
  if (prototype === Object.prototype || prototype === null) return custom(object)
  if (object instanceof Date)
    return { value: Number.isNaN(object.getTime()) ? 'Invalid Date' : object.toISOString() }
  if (ArrayBuffer.isView(object) || object instanceof ArrayBuffer)
    return { value: `[${nameOf(object)} of ${object.byteLength} bytes]` }
  if (object instanceof RegExp || object instanceof URL || object instanceof URLSearchParams)
    return { value: String(object), again: true }
  if (object instanceof Map || object instanceof Headers) return { value: fromMap(object), again: true }
  if (object instanceof Set) return { value: fromSet(object), again: true }
  if (object instanceof Promise || object instanceof WeakMap || object instanceof WeakSet)
    return { value: `[${nameOf(object)}]` }
  if (object instanceof String || object instanceof Number || object instanceof Boolean)
    return { value: object.valueOf(), again: true }
  return http(object) ?? stream(object) ?? custom(object)
}

/** Express's and Node's requests and responses: what identifies them, never their headers. */
function http(object: object): Special | undefined {
  if (typeof read(object, 'setHeader') === 'function' && 'statusCode' in object)
    return { value: { status: object.statusCode }, field: 'res' }
  if (
    typeof read(object, 'headers') !== 'object' ||
    typeof read(object, 'method') !== 'string' ||
    typeof read(object, 'pipe') !== 'function'
  )
    return undefined
  const url = read(object, 'originalUrl') ?? read(object, 'url')
  return {
    value: {
      method: read(object, 'method'),
      path: typeof url === 'string' ? url.split('?', 1)[0] : undefined,
    },
    again: true,
    field: 'req',
  }
}

function stream(object: object): Special | undefined {
  const isStream =
    typeof read(object, 'pipe') === 'function' ||
    (typeof read(object, 'write') === 'function' && typeof read(object, 'on') === 'function')
  return isStream ? { value: `[${nameOf(object)}]` } : undefined
}

function custom(object: object): Special | undefined {
  const toJSON = read(object, 'toJSON')
  if (typeof toJSON !== 'function') return undefined
  try {
    const value: unknown = toJSON.call(object, '')
    return value === object ? undefined : { value, again: true }
  } catch {
    return undefined
  }
}

function fromMap(map: Map<unknown, unknown> | Headers): Record<string, unknown> {
  const object: Record<string, unknown> = Object.create(null)
  let size = 0
  for (const [key, value] of map) {
    if (size++ > limits.entries) break
    object[typeof key === 'string' ? key : typeof key === 'object' ? '[object]' : String(key)] = value
  }
  return object
}

function fromSet(set: Set<unknown>): unknown[] {
  const array: unknown[] = []
  for (const value of set) {
    if (array.length > limits.entries) break
    array.push(value)
  }
  return array
}

function nameOf(object: object): string {
  const kind = read(object, 'constructor')
  return (typeof kind === 'function' && kind.name) || 'Object'
}
