import type { OtlpKeyValue, OtlpResourceSpans } from '../../otlp/otlp-json'
import { spansOf } from './spans-of'

/** Sorts attributes by key, of those with the same key the last one stays, and events by name. */
export function sortCollections(groups: OtlpResourceSpans[]): void {
  for (const { resource, scopeSpans } of groups) {
    sortAttributes(resource)
    for (const { scope } of scopeSpans) sortAttributes(scope)
  }
  for (const { span } of spansOf(groups)) {
    span.events?.sort(({ name: one = '' }, { name: other = '' }) => compare(one, other))
    for (const carrier of [span, ...(span.events ?? []), ...(span.links ?? [])]) sortAttributes(carrier)
  }
}

function sortAttributes(carrier: { attributes?: OtlpKeyValue[] }): void {
  if (!carrier.attributes) return
  const byKey = new Map(carrier.attributes.map((attribute) => [attribute.key, attribute]))
  carrier.attributes = [...byKey.values()].sort((one, other) => compare(one.key, other.key))
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
