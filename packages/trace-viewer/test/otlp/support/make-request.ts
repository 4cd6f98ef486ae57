import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf'
import { ExportTraceServiceRequestSchema } from '../../../src/otlp/definitions/opentelemetry/proto/collector/trace/v1/trace_service_pb'
import type { SpanSchema } from '../../../src/otlp/definitions/opentelemetry/proto/trace/v1/trace_pb'

export const traceId = '0af7651916cd43dd8448eb211c80319c'
const spanId = '00f067aa0ba902b7'

/** An ExportTraceServiceRequest in JSON. */
export function jsonOf(...spans: unknown[]): string {
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] })
}

/** A span as it is in JSON. */
export function jsonSpan(parts: object = {}): object {
  return {
    traceId,
    spanId,
    name: 'GET /',
    startTimeUnixNano: '1780000000000000000',
    endTimeUnixNano: '1780000000005000000',
    ...parts,
  }
}

/** An ExportTraceServiceRequest in protobuf. */
export function protobufOf(...spans: MessageInitShape<typeof SpanSchema>[]): Uint8Array {
  const request = create(ExportTraceServiceRequestSchema, { resourceSpans: [{ scopeSpans: [{ spans }] }] })
  return toBinary(ExportTraceServiceRequestSchema, request)
}

/** A span as it is in protobuf. */
export function protobufSpan(
  parts: MessageInitShape<typeof SpanSchema> = {},
): MessageInitShape<typeof SpanSchema> {
  return {
    traceId: new Uint8Array(Buffer.from(traceId, 'hex')),
    spanId: new Uint8Array(Buffer.from(spanId, 'hex')),
    name: 'GET /',
    startTimeUnixNano: 1_780_000_000_000_000_000n,
    endTimeUnixNano: 1_780_000_000_005_000_000n,
    ...parts,
  }
}
