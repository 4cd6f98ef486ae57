import type { OtlpKeyValue, OtlpValue } from '../otlp/otlp-json'

/** A value as Go's encoding/json writes it, which is how Jaeger turns arrays and maps into one text; '' for what JSON cannot hold. */
export function goJson(value: OtlpValue): string {
  try {
    return write(value)
  } catch {
    return ''
  }
}

function write(value: OtlpValue): string {
  if (value.stringValue !== undefined) return quote(value.stringValue)
  if (value.boolValue !== undefined) return String(value.boolValue)
  if (value.intValue !== undefined) return value.intValue
  if (value.doubleValue !== undefined) return writeDouble(value.doubleValue)
  // No bytes are no slice in Go.
  if (value.bytesValue) return quote(value.bytesValue)
  if (value.arrayValue) return `[${(value.arrayValue.values ?? []).map(write).join(',')}]`
  if (value.kvlistValue) return writeMap(value.kvlistValue.values ?? [])
  return 'null'
}

function writeMap(pairs: OtlpKeyValue[]): string {
  // The last one of those with the same key; Go sorts maps by key.
  const byKey = new Map(pairs.map(({ key, value }) => [key, value]))
  const sorted = [...byKey].sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${sorted.map(([key, value]) => `${quote(key)}:${write(value)}`).join(',')}}`
}

function writeDouble(value: number | string): string {
  if (typeof value === 'string') throw new TypeError('NaN and the infinities are not in JSON')
  return String(value)
}

// Go keeps JSON safe inside HTML and scripts.
const escapes = /[<>&\u2028\u2029]/g

function quote(text: string): string {
  return JSON.stringify(text).replace(
    escapes,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
