import type { OtlpSpan, OtlpValue } from '../../otlp/otlp-json'
import { valueText } from '../value-text'

/** Where Jaeger keeps what it has to say about a span. */
export const warningsKey = '@jaeger@warnings'

export function addWarning(span: OtlpSpan, text: string): void {
  span.attributes ??= []
  let warnings = span.attributes.find(({ key }) => key === warningsKey)
  if (!warnings?.value.arrayValue) {
    span.attributes = span.attributes.filter(({ key }) => key !== warningsKey)
    warnings = { key: warningsKey, value: { arrayValue: { values: [] } } }
    span.attributes.push(warnings)
  }
  const texts = warnings.value.arrayValue as { values?: OtlpValue[] }
  texts.values = [...(texts.values ?? []), { stringValue: text }]
}

export function warningsOf({ attributes = [] }: OtlpSpan): string[] {
  const warnings = attributes.find(({ key }) => key === warningsKey)?.value
  if (!warnings) return []
  // An app can send an attribute of this name with any value.
  if (!warnings.arrayValue) return [valueText(warnings)]
  return (warnings.arrayValue.values ?? []).map(({ stringValue = '' }) => stringValue)
}
