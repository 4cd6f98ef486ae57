import type { StoredSpan } from '../store/stored-span'
import { ExportTraceServiceRequestSchema } from './definitions/opentelemetry/proto/collector/trace/v1/trace_service_pb'
import type { Span } from './definitions/opentelemetry/proto/trace/v1/trace_pb'
import type { Encoding } from './encoding'
import { endAfterStart } from './end-after-start'
import { spanIdOf, traceIdOf } from './ids'
import { inItem, readRequest } from './read-request'
import { toResource, toScope } from './resource-json'
import { toOtlpSpan } from './span-json'

export interface DecodedTraces {
  readonly spans: StoredSpan[]
  /** Spans without a trace id or a span id. */
  readonly nameless: number
}

const failedCode = 2

/**
 * The spans of an ExportTraceServiceRequest. All of a request or nothing: one fault refuses it.
 * @throws OtlpError that says what is wrong and where
 */
export function decodeTraces(body: Uint8Array, encoding: Encoding): DecodedTraces {
  const request = readRequest(ExportTraceServiceRequestSchema, body, encoding)
  const spans: StoredSpan[] = []
  let nameless = 0
  for (const [r, resourceSpans] of request.resourceSpans.entries()) {
    const { service, resource } = toResource(resourceSpans.resource)
    const shared = { service, resource: JSON.stringify(resource) }
    for (const [s, scopeSpans] of resourceSpans.scopeSpans.entries()) {
      const scope = JSON.stringify(toScope(scopeSpans.scope))
      for (const [i, span] of scopeSpans.spans.entries()) {
        const place = () => `resourceSpans[${r}].scopeSpans[${s}].spans[${i}]`
        const stored = inItem(place, () => toStoredSpan(span, { ...shared, scope }))
        if (stored) spans.push(stored)
        else nameless += 1
      }
    }
  }
  return { spans, nameless }
}

function toStoredSpan(
  span: Span,
  shared: Pick<StoredSpan, 'service' | 'resource' | 'scope'>,
): StoredSpan | undefined {
  const traceId = traceIdOf(span.traceId)
  const spanId = spanIdOf(span.spanId)
  const parentSpanId = spanIdOf(span.parentSpanId, 'parentSpanId')
  if (traceId === undefined || spanId === undefined) return undefined
  const otlp = toOtlpSpan(span, { traceId, spanId, parentSpanId })
  const start = span.startTimeUnixNano
  const end = endAfterStart(otlp, start, span.endTimeUnixNano)
  return {
    traceId,
    spanId,
    parentSpanId,
    name: span.name,
    kind: span.kind,
    startUs: Number(start / 1_000n),
    durationNs: Number(end - start),
    failed: span.status?.code === failedCode,
    json: JSON.stringify(otlp),
    ...shared,
  }
}
