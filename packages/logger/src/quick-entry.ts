import type { IsSensitive } from '@voluntarily/config'
import type { LogEntry } from './log-arguments'

const longestText = 1_024
const mostFields = 20
/** What has a meaning of its own somewhere in a line: the other way of reading knows what to do with them. */
const special = new Set([
  ...['err', 'error', 'value', 'level', 'time', 'msg', 'service', 'env', 'revision'],
  ...['toJSON', 'hasOwnProperty', '__proto__', 'constructor'],
])

/**
 * Reads what most log calls are, a message, or a plain object of a few plain values and a message; undefined for everything else, and for
 * what has to be masked by its key. The result is the same as that of `readArguments`, which reads all, at a multiple of the cost.
 */
export function quickEntry(args: readonly unknown[], isSensitive: IsSensitive): LogEntry | undefined {
  const [first, message] = args
  if (args.length === 1) return isShort(first) ? { fields: {}, message: first } : undefined
  if (args.length !== 2 || !isShort(message) || typeof first !== 'object' || first === null) return undefined
  try {
    const fields = quickFields(first as Record<string, unknown>, isSensitive)
    return fields && { fields, message }
  } catch {
    // a getter or a proxy that throws
    return undefined
  }
}

function quickFields(
  object: Record<string, unknown>,
  isSensitive: IsSensitive,
): Record<string, unknown> | undefined {
  if (Object.getPrototypeOf(object) !== Object.prototype) return undefined
  const keys = Object.keys(object)
  if (keys.length > mostFields) return undefined
  const fields: Record<string, unknown> = {}
  for (const key of keys) {
    const value = object[key]
    if (special.has(key) || key.length > 64 || !isPlain(value) || isSensitive(key, value)) return undefined
    fields[key] = value
  }
  return fields
}

function isPlain(value: unknown): boolean {
  return isShort(value) || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestText
}
