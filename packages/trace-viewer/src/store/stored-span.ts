/**
 * What is kept of a span: its OTLP JSON as one text, which costs a fraction of the memory of its objects, and beside it what
 * lists and searches look at. Service, resource and scope are shared by the spans that have the same.
 */
export interface StoredSpan {
  /** 32 hexadecimal digits. */
  readonly traceId: string
  /** 16 hexadecimal digits. */
  readonly spanId: string
  readonly parentSpanId: string | undefined
  readonly name: string
  /** OTLP's number: 1 internal, 2 server, 3 client, 4 producer, 5 consumer, 0 not told. */
  readonly kind: number
  readonly service: string
  /** Microseconds since 1970; the exact nanoseconds are in `json`. */
  readonly startUs: number
  readonly durationNs: number
  /** Whether its status is an error. */
  readonly failed: boolean
  /** The span as OtlpSpan in JSON. */
  readonly json: string
  /** OtlpResource in JSON. */
  readonly resource: string
  /** OtlpScope in JSON. */
  readonly scope: string
}
