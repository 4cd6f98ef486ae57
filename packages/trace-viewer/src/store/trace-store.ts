import type { StoredLog } from './stored-log'
import type { StoredSpan } from './stored-span'

/** One trace with its log lines. */
export interface StoredTrace {
  readonly traceId: string
  /** In the order in which they came. */
  readonly spans: readonly StoredSpan[]
  /** In the order of their time. */
  readonly logs: readonly StoredLog[]
  /** The span without a parent, else the earliest one. */
  readonly root: StoredSpan
  /** Microseconds since 1970. */
  readonly startUs: number
  readonly durationUs: number
  /** Spans whose status is an error. */
  readonly errors: number
  /** Number of spans by service. */
  readonly services: ReadonlyMap<string, number>
}

export interface StoreLimits {
  readonly maxSpans: number
  /** Bytes of texts and of what is kept beside them, as estimated. */
  readonly maxBytes: number
}

export interface StoreStats {
  readonly traces: number
  readonly spans: number
  readonly logs: number
  readonly bytes: number
  /** Traces that made way for newer ones. */
  readonly evictedTraces: number
  /** Changes with each change of what is kept. */
  readonly version: number
}

/** Keeps the newest traces, within limits. Traces that only have log lines so far are kept, but are not listed. */
export interface TraceStore {
  /** Keeps the spans; returns how many could not be kept, because their trace alone is over a limit. */
  addSpans(spans: readonly StoredSpan[]): number
  /** Keeps the records; returns how many could not be kept. */
  addLogs(logs: readonly StoredLog[]): number
  /** Traces that have spans, the one that came last first. */
  traces(): Iterable<StoredTrace>
  trace(traceId: string): StoredTrace | undefined
  /** Also of a trace without spans so far. */
  logs(traceId: string): readonly StoredLog[]
  /** Of the traces that are kept. */
  services(): string[]
  operations(service: string): { name: string; kind: number }[]
  stats(): StoreStats
  clear(): void
  /** Calls the listener after each change; returns a function that ends this. */
  onChange(listener: () => void): () => void
}
