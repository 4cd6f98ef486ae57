import type { Attributes, Exception } from '@opentelemetry/api'

/**
 * The attributes of an exception's event; undefined when there is neither a type nor a message, without which it is none.
 * Standard: https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/#recording-an-exception
 */
export function exceptionAttributes(exception: Exception): Attributes | undefined {
  const { code, name, message, stack } =
    typeof exception === 'string' ? { message: exception } : ((exception ?? {}) as Partial<Readable>)
  const type = code ? String(code) : name
  if (!type && !message) return undefined
  return {
    ...(type && { 'exception.type': type }),
    ...(message && { 'exception.message': message }),
    ...(stack && { 'exception.stacktrace': stack }),
  }
}

interface Readable {
  readonly code: string | number
  readonly name: string
  readonly message: string
  readonly stack: string
}
