import type { OtlpResource, OtlpScope, OtlpSpan } from '../../src/otlp/otlp-json'

/** A span as the page uses it. */
export interface Span {
  /** Its id, with a number when an earlier one has the same id. */
  readonly key: string
  readonly spanId: string
  readonly parentSpanId: string
  readonly name: string
  readonly service: string
  /** Since the start of the trace, in nanoseconds. */
  readonly startNs: number
  readonly durationNs: number
  readonly failed: boolean
  /** The rest, as it was sent. */
  readonly otlp: OtlpSpan
  readonly resource: OtlpResource
  readonly scope: OtlpScope
}

/** A trace as the page uses it. */
export interface Trace {
  /** In the order of their start. */
  readonly spans: readonly Span[]
  /** Nanoseconds since 1970. */
  readonly startUnixNs: bigint
  readonly durationNs: number
  readonly errors: number
  /** Number of spans by service, the one with most first. */
  readonly services: ReadonlyMap<string, number>
}
