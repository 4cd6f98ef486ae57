import type { StoredTrace, TraceStore } from '../store/trace-store'
import type { ListFilters } from './list-filters'
import { createTextSearch, type TraceFilter } from './text-search'
import type { TraceList, TraceSummary } from './trace-summary'

// More of them nobody can choose from: some apps put ids into the names of their spans.
const mostNames = 1_000

/** The newest traces that meet all filters, and what the page shows beside them. */
export function listTraces(store: TraceStore, filters: ListFilters): TraceList {
  const matches = createFilter(filters)
  const traces: TraceSummary[] = []
  let more = false
  for (const trace of store.traces()) {
    if (!matches(trace)) continue
    more = traces.length === filters.limit
    if (more) break
    traces.push(summaryOf(trace))
  }
  const { traces: kept, spans, evictedTraces, version } = store.stats()
  const services = store.services()
  return {
    traces,
    more,
    kept: { traces: kept, spans, evictedTraces },
    services: sortedNames(services),
    operations: sortedNames(
      (filters.service ? [filters.service] : services).flatMap((service) =>
        store.operations(service).map(({ name }) => name),
      ),
    ),
    version,
  }
}

/** What costs least comes first. */
function createFilter({ service, operation, text, minDurationMs, errors }: ListFilters): TraceFilter {
  const filters: TraceFilter[] = []
  if (errors) filters.push((trace) => trace.errors > 0)
  if (minDurationMs > 0) filters.push(({ durationUs }) => durationUs >= minDurationMs * 1_000)
  if (service) filters.push(({ services }) => services.has(service))
  if (operation)
    filters.push(({ spans }) =>
      spans.some((span) => span.name === operation && (!service || span.service === service)),
    )
  if (text.trim()) filters.push(createTextSearch(text))
  return (trace) => filters.every((filter) => filter(trace))
}

function summaryOf({
  traceId,
  root,
  startUs,
  durationUs,
  spans,
  errors,
  logs,
  services,
}: StoredTrace): TraceSummary {
  return {
    traceId,
    service: root.service,
    operation: root.name,
    startUs,
    durationUs,
    spans: spans.length,
    errors,
    logs: logs.length,
    services: [...services]
      .map(([name, count]) => ({ name, spans: count }))
      .sort((one, other) => other.spans - one.spans || compare(one.name, other.name)),
  }
}

function sortedNames(names: string[]): string[] {
  return [...new Set(names)].sort(compare).slice(0, mostNames)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
