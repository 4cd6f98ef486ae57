import type { SpanExporter } from '@opentelemetry/sdk-trace'
import { createOtlpAgent, type OtlpSettings, repeatWithoutHoldingUp } from '@voluntarily/otlp'
import type { ExporterPart } from './contained-exporter'

export interface OtlpOptions extends OtlpSettings {
  readonly protocol: 'http/protobuf' | 'http/json'
  /** Aborted once the process is on its way out: then nothing is tried again. */
  readonly closing: AbortSignal
}

type OtlpModule = { OTLPTraceExporter: new (options: object) => SpanExporter }

/**
 * OTLP over HTTP.
 * Standard: https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export function createOtlpExporter(options: OtlpOptions): ExporterPart {
  const { url, headers, timeoutMs, compression } = options
  const agent = createOtlpAgent(options)
  const { OTLPTraceExporter } = loadModule(options)
  const exporter = new OTLPTraceExporter({
    url,
    headers,
    timeoutMillis: timeoutMs,
    ...(compression && { compression }),
    httpAgentOptions: () => agent,
  })
  repeatWithoutHoldingUp(exporter, options.closing)
  return { exporter, abort: () => agent.destroy() }
}

function loadModule({ protocol }: OtlpOptions): OtlpModule {
  if (protocol === 'http/json') return require('@opentelemetry/exporter-trace-otlp-http')
  return require('@opentelemetry/exporter-trace-otlp-proto')
}
