import { isWhole, loadConfig, type OptionCheck, optionProblems, optionsMessage } from '@voluntarily/config'
import { traceViewerSpecs } from './settings'
import { TraceViewerError } from './trace-viewer-error'

export interface TraceViewerOptions {
  /** Port of the page and the query API; 0: any that is free. Default 16686, TRACE_VIEWER_PORT. */
  port?: number
  /** Port for OTLP over HTTP; 0: any that is free. Default 4318, TRACE_VIEWER_OTLP_PORT. */
  otlpPort?: number
  /** Spans that are kept. Default 100,000, TRACE_VIEWER_MAX_SPANS. */
  maxSpans?: number
  /** Bytes for what is kept, estimated. Default 256 MiB, TRACE_VIEWER_MAX_BYTES. */
  maxBytes?: number
  /** Bytes of a request's body at most, after decompression. Default 16 MiB, TRACE_VIEWER_MAX_BODY_BYTES. */
  maxBodyBytes?: number
}

const checks: Readonly<Record<keyof TraceViewerOptions, OptionCheck>> = {
  port: whole(0, 65_535),
  otlpPort: whole(0, 65_535),
  maxSpans: whole(1, Number.MAX_SAFE_INTEGER),
  maxBytes: whole(1, Number.MAX_SAFE_INTEGER),
  maxBodyBytes: whole(1, Number.MAX_SAFE_INTEGER),
}

/** Option, else variable, else default. Throws TraceViewerError for options, ConfigError for variables that are wrong. */
export function readOptions(options: TraceViewerOptions): Required<TraceViewerOptions> {
  const wrong = optionProblems(options, checks, '{ port: 16686 }')
  if (wrong.length > 0)
    throw new TraceViewerError(optionsMessage('startTraceViewer', wrong), 'ERR_TRACE_VIEWER_OPTIONS')
  const config = loadConfig(traceViewerSpecs)
  return {
    port: options.port ?? config.TRACE_VIEWER_PORT,
    otlpPort: options.otlpPort ?? config.TRACE_VIEWER_OTLP_PORT,
    maxSpans: options.maxSpans ?? config.TRACE_VIEWER_MAX_SPANS,
    maxBytes: options.maxBytes ?? config.TRACE_VIEWER_MAX_BYTES,
    maxBodyBytes: options.maxBodyBytes ?? config.TRACE_VIEWER_MAX_BODY_BYTES,
  }
}

function whole(least: number, most: number): OptionCheck {
  return [(value) => isWhole(value, least, most), `a whole number from ${least} to ${most}`]
}
