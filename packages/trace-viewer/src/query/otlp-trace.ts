import type { OtlpResourceSpans, OtlpScopeSpans, OtlpSpan } from '../otlp/otlp-json'
import type { StoredSpan } from '../store/stored-span'
import type { StoredTrace } from '../store/trace-store'

export function readSpan({ json }: StoredSpan): OtlpSpan {
  return JSON.parse(json)
}

/** A trace in OTLP: its spans below their resources and scopes, each of these once. All objects are the caller's own. */
export function otlpTrace({ spans }: StoredTrace): OtlpResourceSpans[] {
  const resources = new Map<
    string,
    { resourceSpans: OtlpResourceSpans; scopes: Map<string, OtlpScopeSpans> }
  >()
  for (const span of spans) {
    let group = resources.get(span.resource)
    if (!group) {
      group = { resourceSpans: { resource: JSON.parse(span.resource), scopeSpans: [] }, scopes: new Map() }
      resources.set(span.resource, group)
    }
    let scopeSpans = group.scopes.get(span.scope)
    if (!scopeSpans) {
      scopeSpans = { scope: JSON.parse(span.scope), spans: [] }
      group.scopes.set(span.scope, scopeSpans)
      group.resourceSpans.scopeSpans.push(scopeSpans)
    }
    scopeSpans.spans.push(readSpan(span))
  }
  return [...resources.values()].map(({ resourceSpans }) => resourceSpans)
}
