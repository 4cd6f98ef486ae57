import type { OtlpKeyValue } from '../otlp/otlp-json'

/** What is kept of a log record. */
export interface StoredLog {
  /** 32 hexadecimal digits. */
  readonly traceId: string
  /** 16 hexadecimal digits. */
  readonly spanId: string | undefined
  readonly service: string
  /** Microseconds since 1970. */
  readonly timeUs: number
  /** OTLP's number, 1 to 24; 0: not told. https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
  readonly severity: number
  /** As the source calls it; may be empty. */
  readonly level: string
  readonly message: string
  /** OtlpKeyValue[] in JSON. */
  readonly attributes: string
}

/** A log record as the page gets it. */
export interface LogLine extends Omit<StoredLog, 'attributes'> {
  readonly attributes: OtlpKeyValue[]
}
