import { type Attributes, type AttributeValue, trace } from '@opentelemetry/api'

const mostEvents = 32
const saidElsewhere = new Set([
  ...['level', 'time', 'msg', 'err', 'service', 'env', 'revision'],
  ...['requestId', 'trace_id', 'span_id', 'traceUrl'],
])

type Fields = Readonly<Record<string, unknown>>

/**
 * Puts lines on the active span as events, the last 32 at the most: name `log`, `log.severity`, `log.message`, the fields under their own names, and an
 * error as `exception.type`, `.message` and `.stacktrace`.
 * Standard, for the latter: https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/
 */
export function addLineEvents(lines: readonly string[]): void {
  const span = trace.getActiveSpan()
  if (!span?.isRecording()) return
  for (const line of lines.slice(-mostEvents)) {
    const fields = fieldsOf(line)
    if (fields) span.addEvent('log', eventAttributes(fields), timeOf(fields.time))
  }
}

function eventAttributes(fields: Fields): Attributes {
  const attributes: Attributes = {
    'log.severity': String(fields.level),
    'log.message': String(fields.msg ?? ''),
  }
  for (const [key, value] of Object.entries(fields))
    if (!saidElsewhere.has(key) && value !== null) attributes[key] = attributeValue(value)
  const { err } = fields as { err?: Fields | null }
  if (typeof err === 'object' && err !== null) {
    attributes['exception.type'] = String(err.type)
    attributes['exception.message'] = String(err.message)
    if (typeof err.stack === 'string') attributes['exception.stacktrace'] = err.stack
  }
  return attributes
}

function attributeValue(value: unknown): AttributeValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value)
}

function timeOf(time: unknown): Date | undefined {
  const date = new Date(typeof time === 'number' ? time : String(time))
  return Number.isNaN(date.getTime()) ? undefined : date
}

function fieldsOf(line: string): Fields | undefined {
  try {
    return JSON.parse(line) as Fields
  } catch {
    // a logger of the app's own may write what it likes
    return undefined
  }
}
