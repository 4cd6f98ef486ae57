import type { OtlpKeyValue, OtlpResourceSpans, OtlpScopeSpans, OtlpSpan } from '../../../src/otlp/otlp-json'

/**
 * What has no order in OTLP, in one order, and what has no meaning there, away:
 * - attributes are a map: Jaeger sorts them, but puts its warnings last. It leaves out a key that is empty, as JSON of protobuf may.
 * - spans of one resource and scope are in one group or in several: Jaeger makes a group for each request, the viewer one for all. Jaeger also leaves
 *   a group behind whose only spans were repeats.
 * - groups, and the spans in them, come in the order in which they were sent at best: Jaeger goes through maps, whose order is random.
 */
export function comparable(groups: OtlpResourceSpans[]): OtlpResourceSpans[] {
  const byResource = new Map<string, Map<string, OtlpSpan[]>>()
  for (const { resource, scopeSpans, ...rest } of withKeys(groups)) {
    const key = JSON.stringify({ resource: sorted(resource), ...rest })
    const scopes = byResource.get(key) ?? new Map<string, OtlpSpan[]>()
    byResource.set(key, scopes)
    // A group without spans comes without the list.
    for (const { scope, spans = [], ...others } of scopeSpans as (Omit<OtlpScopeSpans, 'spans'> &
      Partial<OtlpScopeSpans>)[]) {
      const scopeKey = JSON.stringify({ scope: sorted(scope), ...others })
      scopes.set(scopeKey, [...(scopes.get(scopeKey) ?? []), ...spans])
    }
  }
  return [...byResource]
    .sort(byKey)
    .map(([resource, scopes]) => ({
      ...JSON.parse(resource),
      scopeSpans: [...scopes]
        .filter(([, spans]) => spans.length > 0)
        .sort(byKey)
        .map(([scope, spans]) => ({ ...JSON.parse(scope), spans: spans.map(comparableSpan).sort(byId) })),
    }))
    .filter(({ scopeSpans }) => scopeSpans.length > 0)
}

function withKeys(groups: OtlpResourceSpans[]): OtlpResourceSpans[] {
  return JSON.parse(JSON.stringify(groups), (_name, part) =>
    part?.value === undefined || 'key' in part ? part : { key: '', ...part },
  )
}

function comparableSpan(span: OtlpSpan): OtlpSpan {
  return {
    ...sorted(span),
    ...(span.events && { events: span.events.map(sorted) }),
    ...(span.links && { links: span.links.map(sorted) }),
  }
}

/** Its keys too: groups are told apart by their JSON. */
function sorted<Carrier extends { attributes?: OtlpKeyValue[] }>(carrier: Carrier): Carrier {
  const { attributes } = carrier
  const entries = Object.entries({
    ...carrier,
    ...(attributes && {
      attributes: [...attributes].sort((one, other) => compare(one.key, other.key)),
    }),
  })
  return Object.fromEntries(entries.sort(byKey)) as Carrier
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return compare(one, other)
}

const byId = (one: OtlpSpan, other: OtlpSpan) =>
  compare(one.spanId, other.spanId) || compare(JSON.stringify(one), JSON.stringify(other))

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
