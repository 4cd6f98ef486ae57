import { bytes, integer, port } from '@voluntarily/config'

/** The variables that the trace viewer reads, as specs of config. */
export const traceViewerSpecs = {
  TRACE_VIEWER_PORT: port({ default: 16_686, min: 0, desc: "the page and Jaeger's query API" }),
  TRACE_VIEWER_OTLP_PORT: port({
    default: 4_318,
    min: 0,
    desc: 'where spans and log records are received, OTLP over HTTP',
  }),
  TRACE_VIEWER_MAX_SPANS: integer({
    default: 100_000,
    min: 1,
    desc: 'spans that are kept; the oldest traces make way',
  }),
  TRACE_VIEWER_MAX_BYTES: bytes({
    default: 256 * 1024 * 1024,
    example: '256MiB',
    min: 1024 * 1024,
    desc: 'memory for what is kept, estimated; the oldest traces make way',
  }),
  TRACE_VIEWER_MAX_BODY_BYTES: bytes({
    default: 16 * 1024 * 1024,
    example: '16MiB',
    min: 1_024,
    desc: 'longest body of one request, after decompression',
  }),
}
