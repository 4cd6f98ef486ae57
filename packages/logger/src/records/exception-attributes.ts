import { attributes, type OtlpAttribute } from './attribute'

type PlainError = Readonly<Record<string, unknown>>

const mostCauses = 8

/**
 * The field `err` of a line: exception.type, .message and .stacktrace, the stacks of its causes and of an AggregateError's errors below its own, and what
 * else is on the error as `err.code` and so on. Undefined for what has not the form of an error.
 * Standard: https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-logs/
 */
export function exceptionAttributes(err: unknown): OtlpAttribute[] | undefined {
  if (!isPlainError(err)) return undefined
  const { type, message, stack, cause, errors, ...others } = err
  return [
    ...attributes({
      'exception.type': type,
      'exception.message': message,
      'exception.stacktrace': stackTrace(err, mostCauses),
    }),
    ...attributes(Object.fromEntries(Object.entries(others).map(([key, value]) => [`err.${key}`, value]))),
  ]
}

function stackTrace(error: unknown, causesLeft: number): string {
  if (!isPlainError(error)) return typeof error === 'string' ? error : JSON.stringify(error)
  const { type, message, stack, cause, errors } = error
  const parts = [typeof stack === 'string' ? stack : `${type ?? 'Error'}: ${message ?? ''}`]
  if (causesLeft > 0) {
    if (cause !== undefined) parts.push(`Caused by: ${stackTrace(cause, causesLeft - 1)}`)
    for (const one of Array.isArray(errors) ? errors : [])
      parts.push(`One of its errors: ${stackTrace(one, causesLeft - 1)}`)
  }
  return parts.join('\n')
}

function isPlainError(value: unknown): value is PlainError {
  if (typeof value !== 'object' || value === null) return false
  const { message, stack } = value as PlainError
  return typeof message === 'string' || typeof stack === 'string'
}
