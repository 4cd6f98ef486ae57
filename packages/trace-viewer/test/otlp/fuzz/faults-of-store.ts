import type { OtlpKeyValue, OtlpSpan } from '../../../src/otlp/otlp-json'
import type { StoredLog } from '../../../src/store/stored-log'
import type { StoredSpan } from '../../../src/store/stored-span'
import type { StoredTrace, TraceStore } from '../../../src/store/trace-store'

const traceIdPattern = /^(?!0{32})[0-9a-f]{32}$/
const spanIdPattern = /^(?!0{16})[0-9a-f]{16}$/
const integerPattern = /^\d{1,20}$/

/** Whether something holds, by what it is. Not expect: that takes longer than the receiver does. */
type Checks = Record<string, boolean>

/** What does not hold of what the store keeps: everything that it keeps is read back. */
export function faultsOfStore(store: TraceStore, traceIdsOfLogs: readonly string[]): string[] {
  const traces = [...store.traces()]
  const logs = traceIdsOfLogs.flatMap((traceId) => store.logs(traceId).map((log) => checkLog(log, traceId)))
  const spans = traces.flatMap((trace) => trace.spans.map((span) => checkSpan(span, trace.traceId)))
  const counted = store.stats().spans === spans.length && store.stats().traces === traces.length
  const all = [...traces.map((trace) => checkTrace(trace, store)), ...spans, ...logs, { counted }]
  return all.flatMap((checks: Checks) => Object.keys(checks).filter((name) => !checks[name]))
}

function checkTrace(trace: StoredTrace, store: TraceStore): Checks {
  const { root, spans, startUs, durationUs, errors, services } = trace
  const known = new Set(store.services())
  return {
    'the root is one of the spans': spans.includes(root),
    'start and duration are numbers': isAmount(startUs) && isAmount(durationUs),
    'the errors are counted': errors === spans.filter(({ failed }) => failed).length,
    'the services are counted':
      [...services.values()].reduce((sum, count) => sum + count, 0) === spans.length,
    'the services are known': [...services.keys()].every((service) => known.has(service)),
  }
}

function checkSpan(span: StoredSpan, traceId: string): Checks {
  const json: OtlpSpan = JSON.parse(span.json)
  const { attributes }: { attributes: OtlpKeyValue[] } = JSON.parse(span.resource)
  const { parentSpanId } = span
  return {
    'the trace id is one': span.traceId === traceId && traceIdPattern.test(traceId),
    'the span id is one': spanIdPattern.test(span.spanId),
    'the parent is one': parentSpanId === undefined || spanIdPattern.test(parentSpanId),
    'ids in JSON':
      json.traceId === traceId && json.spanId === span.spanId && json.parentSpanId === parentSpanId,
    'name and kind in JSON': (json.name ?? '') === span.name && (json.kind ?? 0) === span.kind,
    'the end in JSON': integerPattern.test(json.endTimeUnixNano ?? ''),
    'times are numbers': isAmount(span.startUs) && isAmount(span.durationNs),
    'the service in JSON': attributes.some(
      ({ key, value }) => key === 'service.name' && value.stringValue === span.service,
    ),
    'the scope in JSON': typeof JSON.parse(span.scope) === 'object',
  }
}

function checkLog(log: StoredLog, traceId: string): Checks {
  return {
    'the trace id of a log record': log.traceId === traceId,
    'the span id of a log record': log.spanId === undefined || spanIdPattern.test(log.spanId),
    'the attributes of a log record': Array.isArray(JSON.parse(log.attributes)),
    'the time of a log record': Number.isFinite(log.timeUs),
    'texts of a log record': [log.message, log.level].every((text) => typeof text === 'string'),
    'the severity of a log record': Number.isInteger(log.severity),
  }
}

function isAmount(number: number): boolean {
  return Number.isFinite(number) && number >= 0
}
