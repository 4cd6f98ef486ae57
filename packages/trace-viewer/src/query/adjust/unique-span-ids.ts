import type { OtlpResourceSpans } from '../../otlp/otlp-json'
import { spansOf } from './spans-of'

const client = 3
const server = 2

/**
 * Gives a server's span an id of its own where it has that of its client's span, as Zipkin's libraries do it. The client's span
 * becomes its parent, and the children go with the server's.
 */
export function giveUniqueSpanIds(groups: OtlpResourceSpans[]): void {
  const spans = [...spansOf(groups)].map(({ span }) => span)
  const used = new Set(spans.map(({ spanId }) => spanId))
  if (used.size === spans.length) return
  const ofClients = new Set(spans.filter(({ kind }) => kind === client).map(({ spanId }) => spanId))
  const renamed = new Map<string, string>()
  let next = 1n
  for (const span of spans) {
    if (span.kind !== server || !ofClients.has(span.spanId)) continue
    while (used.has(idOf(next))) next += 1n
    renamed.set(span.spanId, idOf(next))
    span.parentSpanId = span.spanId
    span.spanId = idOf(next)
    next += 1n
  }
  for (const span of spans) {
    const parent = renamed.get(span.parentSpanId ?? '')
    if (parent !== undefined && parent !== span.spanId) span.parentSpanId = parent
  }
}

const idOf = (number: bigint) => number.toString(16).padStart(16, '0')
