import type { OtlpSpan } from '../../otlp/otlp-json'
import { valueText } from '../value-text'

/** Where Jaeger keeps what it has to say about a span. */
export const warningsKey = '@jaeger@warnings'

export function addWarning(span: OtlpSpan, text: string): void {
  addWarnings(span, [text])
}

/** Many at once: one by one, each would go through all attributes and copy the warnings before it. */
export function addWarnings(span: OtlpSpan, texts: string[]): void {
  if (texts.length === 0) return
  const added = texts.map((stringValue) => ({ stringValue }))
  const known = span.attributes?.find(({ key }) => key === warningsKey)
  if (known?.value.arrayValue) {
    known.value = { arrayValue: { values: [...(known.value.arrayValue.values ?? []), ...added] } }
    return
  }
  const others = span.attributes?.filter(({ key }) => key !== warningsKey) ?? []
  span.attributes = [...others, { key: warningsKey, value: { arrayValue: { values: added } } }]
}

export function warningsOf({ attributes = [] }: OtlpSpan): string[] {
  const warnings = attributes.find(({ key }) => key === warningsKey)?.value
  if (!warnings) return []
  // An app can send an attribute of this name with any value.
  if (!warnings.arrayValue) return [valueText(warnings)]
  return (warnings.arrayValue.values ?? []).map(({ stringValue = '' }) => stringValue)
}
