import { create } from '@bufbuild/protobuf'
import type { TraceStore } from '../store/trace-store'
import { decodeTraces } from './decode-traces'
import { ExportTraceServiceResponseSchema } from './definitions/opentelemetry/proto/collector/trace/v1/trace_service_pb'
import { rejected, type Signal } from './signal'

/** Spans, to `/v1/traces`. */
export function takeTraces(store: TraceStore): Signal<typeof ExportTraceServiceResponseSchema> {
  return {
    schema: ExportTraceServiceResponseSchema,
    take(body, encoding) {
      const { spans, nameless } = decodeTraces(body, encoding)
      const refused = store.addSpans(spans)
      return rejected(spans.length + nameless, [
        { count: nameless, reason: 'without a trace id or a span id' },
        {
          count: refused,
          reason: 'of a trace that has reached TRACE_VIEWER_MAX_SPANS or TRACE_VIEWER_MAX_BYTES',
        },
      ])
    },
    partialSuccess: (count, errorMessage) =>
      create(ExportTraceServiceResponseSchema, {
        partialSuccess: { rejectedSpans: BigInt(count), errorMessage },
      }),
  }
}
