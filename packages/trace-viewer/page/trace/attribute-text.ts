import type { OtlpKeyValue, OtlpValue } from '../../src/otlp/otlp-json'

/** A value as text: what is a text as it is, lists and maps as JSON with line breaks. */
export function valueText(value: OtlpValue | undefined): string {
  const plain = plainValue(value)
  if (typeof plain === 'string') return plain
  return typeof plain === 'object' ? JSON.stringify(plain, undefined, 2) : String(plain)
}

export type ValueType = 'text' | 'number' | 'boolean' | 'bytes' | 'list' | 'map' | 'empty'

export function valueType(value: OtlpValue | undefined): ValueType {
  if (value?.stringValue !== undefined) return 'text'
  if (value?.intValue !== undefined || value?.doubleValue !== undefined) return 'number'
  if (value?.boolValue !== undefined) return 'boolean'
  if (value?.bytesValue !== undefined) return 'bytes'
  if (value?.arrayValue !== undefined) return 'list'
  return value?.kvlistValue === undefined ? 'empty' : 'map'
}

/** The text of an attribute; undefined when there is none of that name. */
export function attributeText(
  attributes: readonly OtlpKeyValue[] | undefined,
  key: string,
): string | undefined {
  const found = attributes?.find((attribute) => attribute.key === key)
  return found && valueText(found.value)
}

// Deeper values could come from nobody but somebody who wants to break the page.
const maxDepth = 50

function plainValue(value: OtlpValue | undefined, depth = 0): unknown {
  if (depth > maxDepth) return '…'
  if (value?.arrayValue) return (value.arrayValue.values ?? []).map((item) => plainValue(item, depth + 1))
  if (value?.kvlistValue) {
    const pairs = value.kvlistValue.values ?? []
    return Object.fromEntries(pairs.map(({ key, value }) => [key, plainValue(value, depth + 1)]))
  }
  return (
    value?.stringValue ?? value?.intValue ?? value?.doubleValue ?? value?.boolValue ?? value?.bytesValue ?? ''
  )
}
