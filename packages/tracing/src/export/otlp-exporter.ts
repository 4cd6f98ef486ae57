import type { Agent } from 'node:http'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'
import {
  createOtlpAgent,
  type ExporterPart,
  type OtlpSettings,
  repeatWithoutHoldingUp,
  sendBy,
} from '@voluntarily/otlp'
import { readTraceResponse } from '../protobuf/partial-success'
import { serializeSpans } from '../protobuf/serialize-spans'

export interface OtlpOptions extends OtlpSettings {
  readonly protocol: 'http/protobuf' | 'http/json'
  /** Aborted once the process is on its way out: then nothing is tried again. */
  readonly closing: AbortSignal
}

/** As many exports under way at a time as OpenTelemetry's exporter allows. */
const concurrencyLimit = 30

/**
 * OTLP over HTTP.
 * Standard: https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export function createOtlpExporter(options: OtlpOptions): ExporterPart<ReadableSpan[]> {
  const agent = createOtlpAgent(options)
  const exporter =
    options.protocol === 'http/json' ? jsonExporter(options, agent) : protobufExporter(options, agent)
  sendBy(exporter, agent)
  repeatWithoutHoldingUp(exporter, options.closing)
  return { exporter, abort: () => agent.destroy() }
}

/** OpenTelemetry's exporter in all but the bytes, which are written in a fraction of the time, and what reads them is not loaded. */
function protobufExporter(
  { url, headers, timeoutMs, compression = 'none' }: OtlpOptions,
  agent: Agent,
): SpanExporter {
  const base: typeof import('@opentelemetry/otlp-exporter-base') = require('@opentelemetry/otlp-exporter-base')
  const http: typeof import('@opentelemetry/otlp-exporter-base/node-http') = require('@opentelemetry/otlp-exporter-base/node-http')
  const delegate = http.createOtlpHttpExportDelegate<ReadableSpan[], ReturnType<typeof readTraceResponse>>(
    {
      url,
      // the transport adds its own to them
      headers: async () => ({ ...headers, 'Content-Type': 'application/x-protobuf' }),
      timeoutMillis: timeoutMs,
      compression,
      concurrencyLimit,
      agentFactory: () => agent,
    },
    { serializeRequest: serializeSpans, deserializeResponse: readTraceResponse },
    'otlp_http_span_exporter',
    { name: 'span', countItems: (spans) => spans.length },
    undefined,
  )
  return new base.OTLPExporterBase(delegate)
}

type OtlpModule = { OTLPTraceExporter: new (options: object) => SpanExporter }

function jsonExporter({ url, headers, timeoutMs, compression }: OtlpOptions, agent: Agent): SpanExporter {
  const { OTLPTraceExporter } = require('@opentelemetry/exporter-trace-otlp-http') as OtlpModule
  return new OTLPTraceExporter({
    url,
    headers,
    timeoutMillis: timeoutMs,
    ...(compression && { compression }),
    httpAgentOptions: () => agent,
  })
}
