/** A trace in the list. Of type only: the page imports it as well. */
export interface TraceSummary {
  readonly traceId: string
  /** Service and operation of the root. */
  readonly service: string
  readonly operation: string
  /** Microseconds since 1970. */
  readonly startUs: number
  readonly durationUs: number
  readonly spans: number
  readonly errors: number
  readonly logs: number
  /** Name and number of spans, the one with most first. */
  readonly services: readonly { readonly name: string; readonly spans: number }[]
}

/** `GET /api/viewer/traces` */
export interface TraceList {
  readonly traces: readonly TraceSummary[]
  /** Whether more traces match than are listed. */
  readonly more: boolean
  /** Of everything that is kept. */
  readonly kept: { readonly traces: number; readonly spans: number; readonly evictedTraces: number }
  readonly services: readonly string[]
  /** Of the service asked for, else of all. */
  readonly operations: readonly string[]
  readonly version: number
}
