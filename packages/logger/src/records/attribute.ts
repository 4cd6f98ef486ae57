/** A value in OTLP/JSON: 64-bit integers are texts. */
export interface OtlpValue {
  readonly stringValue?: string
  readonly boolValue?: boolean
  readonly intValue?: string
  readonly doubleValue?: number
}

export interface OtlpAttribute {
  readonly key: string
  readonly value: OtlpValue
}

/**
 * A field of a line as an attribute. Objects and lists become JSON in a text, which is how people read them in a log.
 * Standard: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export function attribute(key: string, value: unknown): OtlpAttribute {
  return { key, value: otlpValue(value) }
}

/** The attributes of those entries that have a value. */
export function attributes(entries: Readonly<Record<string, unknown>>): OtlpAttribute[] {
  return Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : attribute(key, value)))
}

function otlpValue(value: unknown): OtlpValue {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  if (typeof value !== 'number') return { stringValue: JSON.stringify(value) }
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value }
}
