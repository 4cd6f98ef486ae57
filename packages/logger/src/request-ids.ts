import { INVALID_TRACEID, trace } from '@opentelemetry/api'
import { currentRequest, type RequestState } from '@voluntarily/request'

/** What ties a line to its request and its trace. Absent rather than empty or zero. */
export interface RequestIds {
  requestId?: string
  trace_id?: string
  span_id?: string
}

// https://www.w3.org/TR/trace-context/#traceparent-header; later versions may add fields after the flags
const traceparent = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/

/** The ids of the request and the span that the running code belongs to; without a span, those of the incoming `traceparent`. */
export function requestIds(state: RequestState | undefined = currentRequest()): RequestIds {
  const ids: RequestIds = {}
  if (state) ids.requestId = state.id
  const span = trace.getActiveSpan()?.spanContext()
  if (span && span.traceId !== INVALID_TRACEID) {
    ids.trace_id = span.traceId
    ids.span_id = span.spanId
  } else {
    const header = state?.req.headers?.traceparent
    if (typeof header === 'string') Object.assign(ids, incomingIds(header))
  }
  return ids
}

function incomingIds(header: string): RequestIds | undefined {
  const [, version, trace_id, span_id, more] = traceparent.exec(header.trim()) ?? []
  if (version === undefined || (version === '00' && more !== undefined)) return undefined
  return { trace_id, span_id } as RequestIds
}
