import type { AnyValue, KeyValue } from './definitions/opentelemetry/proto/common/v1/common_pb'
import type { OtlpKeyValue, OtlpValue } from './otlp-json'

/** Undefined when there are none, so that JSON leaves them out. */
export function toAttributes(attributes: readonly KeyValue[]): OtlpKeyValue[] | undefined {
  return attributes.length === 0 ? undefined : attributes.map(toKeyValue)
}

function toKeyValue({ key, value }: KeyValue): OtlpKeyValue {
  return { key, value: toValue(value) }
}

function toValue(any: AnyValue | undefined): OtlpValue {
  const value = any?.value
  switch (value?.case) {
    case 'stringValue':
      return { stringValue: value.value }
    case 'boolValue':
      return { boolValue: value.value }
    case 'intValue':
      return { intValue: String(value.value) }
    case 'doubleValue':
      return { doubleValue: Number.isFinite(value.value) ? value.value : String(value.value) }
    case 'bytesValue':
      return { bytesValue: base64(value.value) }
    case 'arrayValue':
      return { arrayValue: listOf(value.value.values.map(toValue)) }
    case 'kvlistValue':
      return { kvlistValue: listOf(value.value.values.map(toKeyValue)) }
    default:
      return {}
  }
}

/** What a log line shows of a value: a text as it is, the rest as JSON. */
export function toText(any: AnyValue | undefined): string {
  const plain = toPlain(any)
  if (plain === undefined) return ''
  return typeof plain === 'string' ? plain : JSON.stringify(plain)
}

function toPlain(any: AnyValue | undefined): unknown {
  const value = any?.value
  switch (value?.case) {
    case 'intValue':
      return Number.isSafeInteger(Number(value.value)) ? Number(value.value) : String(value.value)
    case 'bytesValue':
      return base64(value.value)
    case 'arrayValue':
      return value.value.values.map(toPlain)
    case 'kvlistValue':
      return Object.fromEntries(value.value.values.map((item) => [item.key, toPlain(item.value)]))
    default:
      return value?.value
  }
}

function listOf<Item>(values: Item[]): { values?: Item[] } {
  return values.length === 0 ? {} : { values }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
}
