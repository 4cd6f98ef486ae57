import { ExportResultCode } from '@opentelemetry/core'
import {
  BatchSpanProcessor,
  ConsoleSpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanExporter,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace'
import { ContainedExporter, type ExporterPart, grpcOptions } from '@voluntarily/otlp'
import type { TracingSettings } from '../resolve-settings'
import { SecretMask } from '../secret-mask'
import { redactUrl } from '../server-span/redact-query'
import type { ExporterName } from '../settings'
import { watchCollector } from './collector-watch'
import { EncodeAtEnd } from './encode-at-end'
import { partFromSdkNode, sdkNodeRequire } from './from-sdk-node'
import { createJaegerExporter } from './jaeger-exporter'
import { createOtlpExporter } from './otlp-exporter'
import { probeCollector } from './probe-collector'
import { SpanCounter } from './span-counts'

type ContainedSpanExporter = ContainedExporter<ReadableSpan[]>

/** The processors that bring spans out, and the exporters behind them, to be cut at the end. */
export interface ExportPipeline {
  readonly processors: readonly SpanProcessor[]
  readonly exporters: readonly ContainedSpanExporter[]
  readonly counter: SpanCounter
}

/** @param closing aborted once the process is on its way out */
export function createPipeline(settings: TracingSettings, closing: AbortSignal): ExportPipeline {
  const exporters: ContainedSpanExporter[] = []
  const counter = new SpanCounter()
  // a configuration file brings its own
  const names = settings.configFile === undefined ? settings.exporters : []
  const processors = names.map((name): SpanProcessor => {
    if (name === 'console') return new SimpleSpanProcessor({ exporter: new ConsoleSpanExporter() })
    const watch = watchCollector({
      what: 'traces',
      exporter: name,
      endpoint: endpointOf(name, settings) ?? name,
      viewer: name === 'otlp' && settings.otlp.protocol !== 'grpc' && isDevelopment(settings),
    })
    const onResult = (error: Error | undefined, spans: ReadableSpan[]) => {
      counter.told(spans.length, error)
      watch.exported(spans.length, error)
    }
    const exporter = new ContainedExporter({
      load: () => loadExporter(name, settings, closing),
      timeoutMs: timeoutOf(name, settings),
      onResult,
    })
    exporters.push(exporter)
    const url = urlOf(name, settings)
    if (url?.startsWith('http')) probeCollector(url, closing, (error) => watch.exported(0, error))
    const selfObsMeterProvider = counter.meterProvider(watch.dropped)
    // the contained exporter answers before, so that nobody hears of the processor's own limit
    const exportTimeoutMillis = exportTimeout(settings) + 500
    const batch = new BatchSpanProcessor({
      ...settings.batch,
      exportTimeoutMillis,
      exporter: oneAtATime(exporter),
      selfObsMeterProvider,
    })
    return name === 'otlp' && settings.otlp.protocol === 'http/protobuf'
      ? new EncodeAtEnd(batch, () => counter.told(1, new Error('the span cannot be read')))
      : batch
  })
  const all = [...processors, ...(settings.options.spanProcessors ?? [])]
  return { processors: all.length > 0 ? [new SecretMask(), ...all] : [], exporters, counter }
}

/**
 * The exporter for a batch processor, which is not told of failures: it would take the export that it begins after a failed one for ended, and begin
 * another beside it, one more with each failure. In an outage so many batches would be kept as the exporter allows at a time, and not one.
 */
function oneAtATime(exporter: ContainedSpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans, () => done({ code: ExportResultCode.SUCCESS })),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  }
}

/** Where spans are sent to, without credentials: the first exporter's address that has one; undefined for console and none. */
export function firstEndpoint(settings: TracingSettings): string | undefined {
  return settings.exporters
    .map((name) => endpointOf(name, settings))
    .find((endpoint) => endpoint !== undefined)
}

function endpointOf(name: ExporterName, settings: TracingSettings): string | undefined {
  const url = urlOf(name, settings)
  return url === undefined ? undefined : redactUrl(url)
}

function urlOf(name: ExporterName, settings: TracingSettings): string | undefined {
  const { otlp, jaeger, zipkinEndpoint } = settings
  if (name === 'otlp') return otlp.url
  if (name === 'zipkin') return zipkinEndpoint
  if (name !== 'jaeger') return undefined
  return jaeger.agentHost === undefined ? jaeger.endpoint : `udp://${jaeger.agentHost}:${jaeger.agentPort}`
}

function isDevelopment({ identity: { production, test } }: TracingSettings): boolean {
  return !production && !test
}

// a little more than the exporter's own limit, whose message is the better one
function timeoutOf(name: ExporterName, settings: TracingSettings): number {
  const { otlp } = settings
  return Math.min(exportTimeout(settings), name === 'otlp' ? otlp.timeoutMs + 500 : 10_000)
}

function exportTimeout({ batch }: TracingSettings): number {
  return batch.exportTimeoutMillis ?? 30_000
}

function loadExporter(
  name: ExporterName,
  settings: TracingSettings,
  closing: AbortSignal,
): ExporterPart<ReadableSpan[]> {
  const { otlp, jaeger, zipkinEndpoint } = settings
  if (name === 'jaeger') return createJaegerExporter(jaeger)
  if (name === 'zipkin')
    return partFromSdkNode('@opentelemetry/exporter-zipkin', 'ZipkinExporter', { url: zipkinEndpoint })
  if (otlp.protocol === 'grpc') {
    const module = '@opentelemetry/exporter-trace-otlp-grpc'
    const options = {
      url: otlp.url,
      timeoutMillis: otlp.timeoutMs,
      ...(otlp.compression && { compression: otlp.compression }),
      ...grpcOptions(otlp, sdkNodeRequire().resolve(module)),
    }
    return partFromSdkNode(module, 'OTLPTraceExporter', options)
  }
  return createOtlpExporter({ ...otlp, protocol: otlp.protocol, closing })
}
