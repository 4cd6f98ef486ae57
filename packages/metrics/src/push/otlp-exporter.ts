import {
  AggregationType,
  InstrumentType,
  type PushMetricExporter,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics'
import { entryRequire } from '@voluntarily/config'
import {
  createOtlpAgent,
  cutGrpcCalls,
  type ExporterPart,
  grpcOptions,
  type OtlpSettings,
  repeatWithoutHoldingUp,
  sendBy,
} from '@voluntarily/otlp'
import type { MetricsSettings } from '../resolve-settings'
import { watchCollector } from './collector-watch'
import { ContainedMetricExporter } from './contained-metric-exporter'
import { otlpEndpoint } from './otlp-endpoint'
import { temporalityOf } from './temporality'

const grpcExporter = '@opentelemetry/exporter-metrics-otlp-grpc'

type OtlpModule = { OTLPMetricExporter: new (options: object) => PushMetricExporter }

/**
 * OTLP, loaded at the first export.
 * Standard: https://opentelemetry.io/docs/specs/otel/metrics/sdk_exporters/otlp/
 * @param closing aborted once the process is on its way out: then nothing is tried again
 */
export function createOtlpExporter(settings: MetricsSettings, closing: AbortSignal): ContainedMetricExporter {
  const { otlp, temporality, exponential, timeoutMs } = settings
  const histogram = {
    type: exponential ? AggregationType.EXPONENTIAL_HISTOGRAM : AggregationType.DEFAULT,
  } as const
  return new ContainedMetricExporter({
    load: () => load(otlp, closing),
    // a little more than the exporter's own limit, whose message is the better one
    timeoutMs: Math.min(otlp.timeoutMs + 500, timeoutMs),
    onResult: watchCollector(otlpEndpoint(otlp)),
    temporality: temporalityOf(temporality),
    aggregation: (type) =>
      type === InstrumentType.HISTOGRAM ? histogram : { type: AggregationType.DEFAULT },
  })
}

function load(otlp: OtlpSettings, closing: AbortSignal): ExporterPart<ResourceMetrics> {
  const { url, headers, timeoutMs, compression } = otlp
  const { OTLPMetricExporter } = loadModule(otlp)
  const options = { url, timeoutMillis: timeoutMs, ...(compression && { compression }) }
  if (otlp.protocol === 'grpc') {
    const exporter = new OTLPMetricExporter({
      ...options,
      ...grpcOptions(otlp, entryRequire().resolve(grpcExporter)),
    })
    return { exporter, abort: () => cutGrpcCalls(exporter) }
  }
  const agent = createOtlpAgent(otlp)
  const exporter = new OTLPMetricExporter({ ...options, headers, httpAgentOptions: () => agent })
  sendBy(exporter, agent)
  repeatWithoutHoldingUp(exporter, closing)
  return { exporter, abort: () => agent.destroy() }
}

function loadModule({ protocol }: OtlpSettings): OtlpModule {
  if (protocol === 'http/json') return require('@opentelemetry/exporter-metrics-otlp-http')
  if (protocol === 'http/protobuf') return require('@opentelemetry/exporter-metrics-otlp-proto')
  try {
    // half a second of loading and megabytes that few need: only where the app has it
    return entryRequire()(grpcExporter)
  } catch {
    throw new Error(
      `metrics by grpc need the package ${grpcExporter}; or set OTEL_EXPORTER_OTLP_METRICS_PROTOCOL=http/protobuf`,
    )
  }
}
