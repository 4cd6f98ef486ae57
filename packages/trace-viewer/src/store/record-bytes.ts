import { mostOperationBytes } from './operation-counts'
import type { StoredLog } from './stored-log'
import type { StoredSpan } from './stored-span'
import { textBytes } from './text-bytes'
import { pooledBytes } from './text-pool'

// Measured with bench/ingest.js: the objects, their numbers and their places in arrays and maps.
const spanObjectBytes = 256
const logObjectBytes = 160

/** A trace without anything in it. */
export const traceBytes = 768

/** Of a span alone. */
export function spanBytes(span: StoredSpan): number {
  return spanObjectBytes + textBytes(span.spanId) + textBytes(span.parentSpanId ?? '') + textBytes(span.json)
}

/** Of a span when nothing that it could share with others is there yet. */
export function mostSpanBytes(span: StoredSpan): number {
  const shared = [span.service, span.name, span.resource, span.scope]
  return (
    spanBytes(span) + mostOperationBytes(span.name) + shared.reduce((sum, text) => sum + pooledBytes(text), 0)
  )
}

/** Of a log record alone. */
export function logBytes(log: StoredLog): number {
  return logObjectBytes + textBytes(log.spanId ?? '') + textBytes(log.message) + textBytes(log.attributes)
}

/** Of a log record when nothing that it could share with others is there yet. */
export function mostLogBytes(log: StoredLog): number {
  return logBytes(log) + pooledBytes(log.service) + pooledBytes(log.level)
}
