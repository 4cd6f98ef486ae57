import type { Span, Span_Event, Span_Link } from './definitions/opentelemetry/proto/trace/v1/trace_pb'
import { spanIdOf, traceIdOf } from './ids'
import type { OtlpEvent, OtlpLink, OtlpSpan } from './otlp-json'
import { toAttributes } from './otlp-values'

interface SpanIds {
  traceId: string
  spanId: string
  parentSpanId: string | undefined
}

/** A span as OTLP JSON; undefined is what JSON leaves out. Throws OtlpError for a link with ids of a wrong length. */
export function toOtlpSpan(span: Span, { traceId, spanId, parentSpanId }: SpanIds): OtlpSpan {
  return {
    traceId,
    spanId,
    traceState: span.traceState || undefined,
    parentSpanId,
    flags: span.flags || undefined,
    name: span.name || undefined,
    kind: span.kind || undefined,
    startTimeUnixNano: nanos(span.startTimeUnixNano),
    endTimeUnixNano: nanos(span.endTimeUnixNano),
    attributes: toAttributes(span.attributes),
    droppedAttributesCount: span.droppedAttributesCount || undefined,
    events: span.events.length === 0 ? undefined : span.events.map(toEvent),
    droppedEventsCount: span.droppedEventsCount || undefined,
    links: span.links.length === 0 ? undefined : span.links.map(toLink),
    droppedLinksCount: span.droppedLinksCount || undefined,
    status: { message: span.status?.message || undefined, code: span.status?.code || undefined },
  }
}

function toEvent(event: Span_Event): OtlpEvent {
  return {
    timeUnixNano: nanos(event.timeUnixNano),
    name: event.name || undefined,
    attributes: toAttributes(event.attributes),
    droppedAttributesCount: event.droppedAttributesCount || undefined,
  }
}

function toLink(link: Span_Link, index: number): OtlpLink {
  return {
    traceId: traceIdOf(link.traceId, `links[${index}].traceId`),
    spanId: spanIdOf(link.spanId, `links[${index}].spanId`),
    traceState: link.traceState || undefined,
    attributes: toAttributes(link.attributes),
    droppedAttributesCount: link.droppedAttributesCount || undefined,
    flags: link.flags || undefined,
  }
}

function nanos(time: bigint): string | undefined {
  return time === 0n ? undefined : String(time)
}
