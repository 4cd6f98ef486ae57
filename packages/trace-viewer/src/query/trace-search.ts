import type { StoredSpan } from '../store/stored-span'
import type { StoredTrace } from '../store/trace-store'
import { createAttributeSearch } from './attribute-search'
import { readSpan } from './otlp-trace'
import type { TraceQuery } from './trace-query'

/** Whether a trace has one span that meets all conditions; the costly ones come last. */
export function createTraceSearch(query: TraceQuery): (trace: StoredTrace) => boolean {
  const hasAttributes = createAttributeSearch(query.attributes)
  return (trace) => {
    if (query.service && !trace.services.has(query.service)) return false
    return trace.spans.some((span) => matchesSpan(span, query) && hasAttributes(span))
  }
}

function matchesSpan(span: StoredSpan, query: TraceQuery): boolean {
  const { service, operation, durationMinNs, durationMaxNs } = query
  if (service && span.service !== service) return false
  if (operation && span.name !== operation) return false
  if (durationMinNs !== 0n && span.durationNs < durationMinNs) return false
  if (durationMaxNs !== 0n && span.durationNs > durationMaxNs) return false
  return startsWithin(span, query)
}

function startsWithin(span: StoredSpan, { startMinNs, startMaxNs }: TraceQuery): boolean {
  const minUs = Number(startMinNs) / 1_000
  const maxUs = Number(startMaxNs) / 1_000
  if (span.startUs < minUs - 1 || span.startUs > maxUs + 1) return false
  if (span.startUs > minUs + 1 && span.startUs < maxUs - 1) return true
  // At a border the nanoseconds decide.
  const startNs = BigInt(readSpan(span).startTimeUnixNano ?? '0')
  return startNs >= startMinNs && startNs <= startMaxNs
}
