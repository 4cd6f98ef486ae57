/**
 * OTLP in JSON, as it is kept and answered: ids in hexadecimal, 64-bit integers as texts, enumerations as numbers, what is empty left out.
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export interface OtlpValue {
  stringValue?: string
  boolValue?: boolean
  intValue?: string
  /** NaN and the infinities are texts. */
  doubleValue?: number | string
  /** Base64. */
  bytesValue?: string
  arrayValue?: { values?: OtlpValue[] }
  kvlistValue?: { values?: OtlpKeyValue[] }
}

export interface OtlpKeyValue {
  key: string
  value: OtlpValue
}

export interface OtlpResource {
  attributes?: OtlpKeyValue[]
  droppedAttributesCount?: number
}

export interface OtlpScope {
  name?: string
  version?: string
  attributes?: OtlpKeyValue[]
  droppedAttributesCount?: number
}

export interface OtlpEvent {
  timeUnixNano?: string
  name?: string
  attributes?: OtlpKeyValue[]
  droppedAttributesCount?: number
}

export interface OtlpLink {
  traceId?: string
  spanId?: string
  traceState?: string
  attributes?: OtlpKeyValue[]
  droppedAttributesCount?: number
  flags?: number
}

export interface OtlpStatus {
  message?: string
  /** 1 is OK, 2 is an error. */
  code?: number
}

export interface OtlpSpan {
  traceId: string
  spanId: string
  traceState?: string
  parentSpanId?: string
  flags?: number
  name?: string
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  kind?: number
  startTimeUnixNano?: string
  endTimeUnixNano?: string
  attributes?: OtlpKeyValue[]
  droppedAttributesCount?: number
  events?: OtlpEvent[]
  droppedEventsCount?: number
  links?: OtlpLink[]
  droppedLinksCount?: number
  status: OtlpStatus
}

export interface OtlpScopeSpans {
  scope: OtlpScope
  spans: OtlpSpan[]
  schemaUrl?: string
}

export interface OtlpResourceSpans {
  resource: OtlpResource
  scopeSpans: OtlpScopeSpans[]
  schemaUrl?: string
}
