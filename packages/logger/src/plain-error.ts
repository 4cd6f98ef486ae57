import { plainEntries, plainValue } from './plain-value'
import { limits, read, type Walk } from './walk'

const told = new Set(['name', 'message', 'stack', 'cause', 'errors', 'type'])

/** Errors of this realm and of others (a vm, jsdom). */
export function isError(value: unknown): value is Error {
  try {
    return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]'
  } catch {
    return false
  }
}

/**
 * An error as plain data: type, message, stack, whatever else was put on it (`code`, `status`, …), `cause` nested in the same form, and `errors` of an
 * AggregateError. Getters that throw are written as `[unreadable]`.
 */
export function plainError(error: Error, walk: Walk): Record<string, unknown> {
  const plain: Record<string, unknown> = {
    type: typeOf(error),
    message: text(plainValue(read(error, 'message'), walk) ?? ''),
  }
  const stack = read(error, 'stack')
  if (typeof stack === 'string') plain.stack = plainValue(stack, walk)
  Object.assign(plain, plainEntries(error, walk, told))
  const cause = read(error, 'cause')
  if (cause !== undefined) plain.cause = nested(cause, walk)
  const errors = read(error, 'errors')
  if (errors !== undefined)
    plain.errors = Array.isArray(errors) ? nestedList(errors, walk) : plainValue(errors, walk)
  return plain
}

/**
 * Whatever was thrown, in the form of an error: for a string, a number, null or undefined `type` is its kind and `message` its text; for an object
 * its own properties are kept.
 */
export function plainThrown(thrown: unknown, walk: Walk): unknown {
  if (isError(thrown)) return plainValue(thrown, walk)
  if (thrown === null || typeof thrown !== 'object') {
    return {
      type: thrown === null ? 'null' : typeof thrown,
      message: plainValue(typeof thrown === 'function' ? functionText(thrown) : String(thrown), walk),
    }
  }
  const plain = plainValue(thrown, walk)
  if (plain === null || typeof plain !== 'object' || Array.isArray(plain))
    return { type: 'object', message: text(plain), value: plain }
  const { type, message, ...rest } = plain as Record<string, unknown>
  return {
    type: typeof type === 'string' ? type : typeOf(thrown),
    message: message === undefined ? 'not an Error' : text(message),
    ...rest,
  }
}

function nested(cause: unknown, walk: Walk): unknown {
  return cause === null || typeof cause !== 'object' ? plainValue(cause, walk) : plainThrown(cause, walk)
}

function nestedList(errors: readonly unknown[], walk: Walk): unknown[] {
  const list = errors.slice(0, limits.entries).map((error) => nested(error, walk))
  if (errors.length > list.length) list.push(`[${errors.length - list.length} more]`)
  return list
}

// A class that did not set its name is told by its constructor, one that was given a name (`MongoError`) by that.
function typeOf(error: object): string {
  const name = read(error, 'name')
  if (typeof name === 'string' && name !== '' && name !== 'Error') return name
  const kind = read(error, 'constructor')
  const own = typeof kind === 'function' ? kind.name : ''
  return own || (typeof name === 'string' && name) || 'Error'
}

/** A function as it reads in a text. */
export function functionText(value: object): string {
  return `[function ${text(read(value, 'name'))}]`
}

/** Any value as a string, never throwing. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  try {
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
  } catch {
    return '[unreadable]'
  }
}
