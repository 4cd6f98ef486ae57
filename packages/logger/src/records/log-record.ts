import { attribute, type OtlpAttribute, type OtlpValue } from './attribute'
import { exceptionAttributes } from './exception-attributes'
import { type Severity, severityOf } from './severity'

export type Fields = Readonly<Record<string, unknown>>

/** A log record in OTLP/JSON. */
export interface LogRecord extends Severity {
  /** Nanoseconds since 1970. */
  readonly timeUnixNano: string
  readonly body: OtlpValue
  readonly traceId: string
  readonly spanId?: string
  readonly attributes: readonly OtlpAttribute[]
}

const traceIdForm = /^(?!0{32})[0-9a-f]{32}$/
const spanIdForm = /^(?!0{16})[0-9a-f]{16}$/
const ownPlace = new Set(['level', 'time', 'msg', 'trace_id', 'span_id'])

/**
 * The fields of a line as a log record; undefined when they belong to no trace.
 * Standard: https://opentelemetry.io/docs/specs/otel/logs/data-model/
 * @param leftOut fields that are said elsewhere
 */
export function logRecord(fields: Fields, leftOut: ReadonlySet<string>): LogRecord | undefined {
  const { level, time, msg } = fields
  const { traceId, spanId } = traceIds(fields)
  if (traceId === undefined) return undefined
  return {
    timeUnixNano: `${timeMs(time)}000000`,
    ...severityOf(level),
    body: { stringValue: typeof msg === 'string' ? msg : '' },
    traceId,
    ...(spanId !== undefined && { spanId }),
    attributes: lineAttributes(fields, leftOut),
  }
}

/** Those of the ids that have the form of one. */
export function traceIds({ trace_id: traceId, span_id: spanId }: Fields): {
  traceId?: string
  spanId?: string
} {
  if (typeof traceId !== 'string' || !traceIdForm.test(traceId)) return {}
  return { traceId, ...(typeof spanId === 'string' && spanIdForm.test(spanId) && { spanId }) }
}

/** The fields that have no place of their own in a record. */
export function lineAttributes(fields: Fields, leftOut: ReadonlySet<string>): OtlpAttribute[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    if (ownPlace.has(key) || leftOut.has(key)) return []
    return (key === 'err' && exceptionAttributes(value)) || attribute(key, value)
  })
}

/** A line's time, ISO 8601 or milliseconds as pino itself writes them, in milliseconds. */
export function timeMs(time: unknown): number {
  const ms = Math.trunc(typeof time === 'string' ? Date.parse(time) : Number(time))
  return Number.isSafeInteger(ms) && ms > 0 ? ms : Date.now()
}
