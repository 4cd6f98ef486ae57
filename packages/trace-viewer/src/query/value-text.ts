import type { OtlpValue } from '../otlp/otlp-json'
import { goJson } from './go-json'

/** A value as the one text that Jaeger compares with what is searched for. */
export function valueText(value: OtlpValue): string {
  if (value.doubleValue !== undefined) return doubleText(value.doubleValue)
  if (value.arrayValue || value.kvlistValue) return goJson(value)
  return value.stringValue ?? value.intValue ?? value.bytesValue ?? value.boolValue?.toString() ?? ''
}

function doubleText(value: number | string): string {
  if (typeof value === 'number') return String(value)
  return `json: unsupported value: ${{ NaN: 'NaN', Infinity: '+Inf', '-Infinity': '-Inf' }[value] ?? value}`
}
