import type { OtlpKeyValue, OtlpResource, OtlpResourceSpans, OtlpSpan } from '../../otlp/otlp-json'
import { spansOf } from './spans-of'
import { addWarning } from './warnings'

const libraryKeys = new Set([
  'telemetry.sdk.language',
  'telemetry.sdk.name',
  'telemetry.sdk.version',
  'telemetry.distro.name',
  'telemetry.distro.version',
])

export const isLibraryAttribute = ({ key }: OtlpKeyValue) => libraryKeys.has(key)

/** Moves what describes the sending library from spans to their resource. */
export function moveLibraryAttributes(groups: OtlpResourceSpans[]): void {
  for (const { span, resource } of spansOf(groups))
    for (const attribute of (span.attributes ?? []).filter(isLibraryAttribute))
      move(attribute, span, resource)
}

function move(attribute: OtlpKeyValue, span: OtlpSpan, resource: OtlpResource): void {
  const { key, value } = attribute
  const existing = resource.attributes?.find((other) => other.key === key)
  if (existing && JSON.stringify(existing.value) !== JSON.stringify(value)) {
    addWarning(span, `conflicting values between Span and Resource for attribute ${key}`)
    return
  }
  if (!existing) resource.attributes = [...(resource.attributes ?? []), attribute]
  const left = span.attributes?.filter((other) => other.key !== key) ?? []
  if (left.length > 0) span.attributes = left
  else delete span.attributes
}
