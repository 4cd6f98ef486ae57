import { formatMessage, plainText } from './message-format'
import { isError, plainThrown, text } from './plain-error'
import { plainEntries, plainValue } from './plain-value'
import { specialValue } from './special-values'
import { read, type Walk } from './walk'

/** What a line says, ready for pino. */
export interface LogEntry {
  readonly fields: Record<string, unknown>
  readonly message: string
}

/** What the reading of one call needs. */
export interface Call {
  readonly walk: Walk
  /** Those of the logger; their fields are handed on as they are, for pino to call them. */
  readonly serializers: Readonly<Record<string, unknown>>
}

// The line's own fields: a field of the app's with such a name gets an underscore, so that neither is lost.
// pino calls the last one on the bindings of a child.
const reserved = new Set(['level', 'time', 'msg', 'service', 'env', 'revision', 'hasOwnProperty'])

/**
 * Reads the arguments of a log call in any of the ways people write them: `(msg, ...values)`, `(fields, msg, ...values)`, `(error)`,
 * `(error, msg)`, `(msg, error)`. Nothing is lost: an error goes under `err`, objects without a placeholder become fields, other values join the
 * message. What comes out is plain data, masked by key.
 */
export function readArguments(args: readonly unknown[], call: Call): LogEntry {
  const { walk } = call
  const fields: Record<string, unknown> = {}
  const [first, ...others] =
    (args[0] === null || args[0] === undefined) && args.length > 1 ? args.slice(1) : args
  let format: string | undefined
  if (typeof first === 'object' && first !== null) {
    merge(fields, first, call)
    if (typeof others[0] === 'string') format = others.shift() as string
  } else {
    format = args.length === 0 ? '' : plainText(first, walk)
  }

  const { message, rest } = formatMessage(format ?? '', others, walk)
  const spoken = [message]
  for (const value of others) if (isError(value)) setError(fields, value, call)
  for (const value of rest) {
    if (isError(value)) continue
    if (typeof value === 'object' && value !== null) merge(fields, value, call)
    else spoken.push(plainText(value, walk))
  }
  return { fields, message: spoken.filter(Boolean).join(' ') || implied(format, fields) }
}

// As pino has it: the message of an object is its `msg`, else that of its error.
function implied(format: string | undefined, fields: Record<string, unknown>): string {
  if (format !== undefined) return ''
  if (typeof fields.msg_ === 'string') {
    const { msg_ } = fields
    delete fields.msg_
    return msg_
  }
  const { err } = fields
  return typeof err === 'object' && err !== null ? text(read(err, 'message') ?? '') : ''
}

/** The bindings of a child logger as fields. */
export function readBindings(bindings: object, call: Call): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  merge(fields, bindings, call)
  return fields
}

function setError(fields: Record<string, unknown>, error: unknown, { walk, serializers }: Call): void {
  if (fields.err === undefined) fields.err = 'err' in serializers ? error : plainThrown(error, walk)
}

function merge(fields: Record<string, unknown>, object: object, call: Call): void {
  try {
    if (isError(object)) setError(fields, object, call)
    else if (Array.isArray(object)) fields.data = plainValue(object, call.walk)
    else mergeObject(fields, object, call)
  } catch {
    fields.data = '[unreadable]'
  }
}

function mergeObject(fields: Record<string, unknown>, object: object, call: Call): void {
  const special = specialValue(object)
  if (special) {
    const plain = inside(object, call.walk, () =>
      special.again ? plainValue(special.value, call.walk) : special.value,
    )
    if (special.field === undefined && isRecord(plain)) setFields(fields, plain)
    else fields[special.field ?? 'data'] = plain
    return
  }
  const skipped = new Set<string>()
  for (const key of ['err', 'error']) {
    const value = read(object, key)
    if (value === undefined || value === null || (key === 'error' && !isError(value))) continue
    if (fields.err !== undefined) continue
    skipped.add(key)
    setError(fields, value, call)
  }
  for (const key of Object.keys(call.serializers)) {
    if (key === 'err' || !Object.hasOwn(object, key)) continue
    skipped.add(key)
    fields[key] = read(object, key)
  }
  setFields(
    fields,
    inside(object, call.walk, () => plainEntries(object, call.walk, skipped)),
  )
}

/** So that the object is seen as a circle where it is met again. */
function inside<Plain>(object: object, { path }: Walk, read: () => Plain): Plain {
  path.push(object)
  try {
    return read()
  } finally {
    path.pop()
  }
}

function setFields(fields: Record<string, unknown>, plain: Record<string, unknown>): void {
  for (const key of Object.keys(plain)) fields[reserved.has(key) ? `${key}_` : key] = plain[key]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
