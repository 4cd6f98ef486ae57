import type { OtlpSpan } from '../../../src/otlp/otlp-json'
import type { StoredLog } from '../../../src/store/stored-log'
import type { StoredSpan } from '../../../src/store/stored-span'
import type { TraceStore } from '../../../src/store/trace-store'

const traceIdPattern = /^(?!0{32})[0-9a-f]{32}$/
const spanIdPattern = /^(?!0{16})[0-9a-f]{16}$/
const integerPattern = /^\d{1,20}$/

/** Throws unless everything that the store keeps can be read back. Returns the number of spans and log records. */
export function checkStore(store: TraceStore, traceIdsOfLogs: readonly string[]): number {
  let spans = 0
  for (const trace of store.traces()) {
    const { traceId, root, startUs, durationUs, errors, services, logs } = trace
    for (const span of trace.spans) checkSpan(span, traceId)
    for (const log of logs) checkLog(log, traceId)
    spans += trace.spans.length
    expect(trace.spans).toContain(root)
    expect([startUs, durationUs].every((number) => Number.isFinite(number) && number >= 0)).toBe(true)
    expect(errors).toBe(trace.spans.filter(({ failed }) => failed).length)
    expect([...services.values()].reduce((sum, count) => sum + count, 0)).toBe(trace.spans.length)
    expect(store.services()).toEqual(expect.arrayContaining([...services.keys()]))
  }
  for (const traceId of traceIdsOfLogs) for (const log of store.logs(traceId)) checkLog(log, traceId)
  const stats = store.stats()
  expect(stats.spans).toBe(spans)
  return spans + stats.logs
}

function checkSpan(span: StoredSpan, traceId: string): void {
  const json: OtlpSpan = JSON.parse(span.json)
  expect(span.traceId).toBe(traceId)
  expect(traceId).toMatch(traceIdPattern)
  expect(span.spanId).toMatch(spanIdPattern)
  if (span.parentSpanId !== undefined) expect(span.parentSpanId).toMatch(spanIdPattern)
  expect([json.traceId, json.spanId, json.parentSpanId, json.name ?? '', json.kind ?? 0]).toEqual([
    traceId,
    span.spanId,
    span.parentSpanId,
    span.name,
    span.kind,
  ])
  expect(json.endTimeUnixNano).toMatch(integerPattern)
  expect([span.startUs, span.durationNs].every((number) => Number.isFinite(number) && number >= 0)).toBe(true)
  expect(JSON.parse(span.resource).attributes).toContainEqual({
    key: 'service.name',
    value: { stringValue: span.service },
  })
  expect(typeof JSON.parse(span.scope)).toBe('object')
}

function checkLog(log: StoredLog, traceId: string): void {
  expect(log.traceId).toBe(traceId)
  if (log.spanId !== undefined) expect(log.spanId).toMatch(spanIdPattern)
  expect(Array.isArray(JSON.parse(log.attributes))).toBe(true)
  expect(Number.isFinite(log.timeUs)).toBe(true)
  expect([typeof log.message, typeof log.level, typeof log.severity]).toEqual(['string', 'string', 'number'])
}
