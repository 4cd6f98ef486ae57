import { createChangeListeners } from './change-listeners'
import { KeptTrace } from './kept-trace'
import { createOperationCounts } from './operation-counts'
import { logBytes, mostLogBytes, mostSpanBytes, spanBytes, traceBytes } from './record-bytes'
import type { StoredLog } from './stored-log'
import type { StoredSpan } from './stored-span'
import { createTextPool } from './text-pool'
import { createTraceQueue } from './trace-queue'
import type { StoreLimits, TraceStore } from './trace-store'

/**
 * Keeps the newest traces in memory. When a limit is reached, whole traces make way, the one whose first span or log record came
 * first goes first. A span or record whose own trace leaves it no room is refused, and nothing makes way for it.
 */
export function createTraceStore({ maxSpans, maxBytes }: StoreLimits): TraceStore {
  const traces = new Map<string, KeptTrace>()
  const spansByJson = new Map<string, StoredSpan>()
  const listeners = createChangeListeners()
  let queue = createTraceQueue()
  let texts = createTextPool()
  let operations = createOperationCounts()
  let ownBytes = 0
  let tracesWithSpans = 0
  let spans = 0
  let logs = 0
  let evictedTraces = 0
  let version = 0
  let changed = false

  const bytes = (): number => ownBytes + texts.bytes + operations.bytes

  function tell(): void {
    if (!changed) return
    changed = false
    version += 1
    listeners.call()
  }

  function grow(trace: KeptTrace, added: number): void {
    changed = true
    trace.bytes += added
    ownBytes += added
  }

  function evict(trace: KeptTrace): void {
    changed = true
    traces.delete(trace.traceId)
    queue.remove(trace)
    ownBytes -= trace.bytes
    spans -= trace.spans.length
    logs -= trace.logCount
    if (trace.hasSpans()) {
      tracesWithSpans -= 1
      evictedTraces += 1
    }
    for (const span of trace.spans) {
      operations.remove(span)
      for (const text of [span.service, span.name, span.resource, span.scope]) texts.giveBack(text)
      if (spansByJson.get(span.json) === span) spansByJson.delete(span.json)
    }
    for (const log of trace.logs) {
      texts.giveBack(log.service)
      texts.giveBack(log.level)
    }
  }

  /** Whether there is room now, after others have made way. Refused before any of them goes, where that would not help. */
  function makeRoom(trace: KeptTrace | undefined, needed: { spans: number; bytes: number }): boolean {
    const ownSpans = (trace?.spans.length ?? 0) + needed.spans
    const most = needed.bytes + (trace ? 0 : traceBytes)
    if (ownSpans > maxSpans || (trace?.bytes ?? 0) + most > maxBytes) return false
    while (spans + needed.spans > maxSpans || bytes() + most > maxBytes) {
      const oldest = queue.oldest(trace)
      if (!oldest) return false
      evict(oldest)
    }
    return true
  }

  function begin(traceId: string): KeptTrace {
    const trace = new KeptTrace(traceId)
    traces.set(traceId, trace)
    queue.add(trace)
    grow(trace, traceBytes)
    return trace
  }

  /** Byte for byte: a client that saw no answer sends the same once more. */
  function isThere({ json, resource, scope }: StoredSpan): boolean {
    const kept = spansByJson.get(json)
    return kept?.resource === resource && kept.scope === scope
  }

  /** False: there is no room. */
  function keepSpan(span: StoredSpan): boolean {
    const known = traces.get(span.traceId)
    if (!makeRoom(known, { spans: 1, bytes: mostSpanBytes(span) })) return false
    const trace = known ?? begin(span.traceId)
    const kept: StoredSpan = {
      traceId: trace.traceId,
      spanId: span.spanId,
      parentSpanId: span.parentSpanId,
      name: texts.take(span.name),
      kind: span.kind,
      service: texts.take(span.service),
      startUs: span.startUs,
      durationNs: span.durationNs,
      failed: span.failed,
      json: span.json,
      resource: texts.take(span.resource),
      scope: texts.take(span.scope),
    }
    if (!trace.hasSpans()) tracesWithSpans += 1
    trace.addSpan(kept)
    spans += 1
    spansByJson.set(kept.json, kept)
    operations.add(kept)
    grow(trace, spanBytes(kept))
    return true
  }

  /** False: there is no room. */
  function keepLog(log: StoredLog): boolean {
    const known = traces.get(log.traceId)
    if (!makeRoom(known, { spans: 0, bytes: mostLogBytes(log) })) return false
    const trace = known ?? begin(log.traceId)
    trace.addLog({
      ...log,
      traceId: trace.traceId,
      service: texts.take(log.service),
      level: texts.take(log.level),
    })
    logs += 1
    grow(trace, logBytes(log))
    return true
  }

  return {
    addSpans(added) {
      const refused = added.filter((span) => !isThere(span) && !keepSpan(span)).length
      tell()
      return refused
    },
    addLogs(records) {
      const refused = records.filter((log) => !keepLog(log)).length
      tell()
      return refused
    },
    *traces() {
      for (const trace of queue.newestFirst()) if (trace.hasSpans()) yield trace
    },
    trace(traceId) {
      const trace = traces.get(traceId)
      return trace?.hasSpans() ? trace : undefined
    },
    logs: (traceId) => traces.get(traceId)?.logs ?? [],
    services: () => operations.services(),
    operations: (service) => operations.operations(service),
    stats: () => ({
      traces: tracesWithSpans,
      spans,
      logs,
      bytes: bytes(),
      evictedTraces,
      version,
    }),
    clear() {
      traces.clear()
      spansByJson.clear()
      queue = createTraceQueue()
      texts = createTextPool()
      operations = createOperationCounts()
      ownBytes = 0
      tracesWithSpans = 0
      spans = 0
      logs = 0
      evictedTraces = 0
      changed = true
      tell()
    },
    onChange: (listener) => listeners.add(listener),
  }
}
