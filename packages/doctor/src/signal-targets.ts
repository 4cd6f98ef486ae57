import { type OtlpSettings, otlpSettings } from '@voluntarily/otlp'
import { otlpVariables } from './otlp-variables'
import { type DoctorValues, placeOf, type Target } from './targets'

/** Where another signal than traces goes by OTLP. */
export interface SignalTarget
  extends Pick<Target, 'url' | 'host' | 'port' | 'protocol' | 'headers' | 'certificates' | 'variables'> {
  /** metrics, log records. */
  readonly what: string
  /** What is behind /v1/ in its path by HTTP. */
  readonly path: string
  /** What takes it by gRPC, below opentelemetry.proto.collector. */
  readonly service: string
  /** For where they are not taken. */
  readonly notTaken: { readonly variable: string; readonly remedy: string }
}

/** Where metrics and log records go, as far as they are sent by OTLP. */
export function signalTargets(values: DoctorValues): SignalTarget[] {
  const targets: SignalTarget[] = []
  if (goesByOtlp(values.OTEL_METRICS_EXPORTER)) targets.push(metricsTarget(values))
  if (goesByOtlp(values.OTEL_LOGS_EXPORTER)) targets.push(logsTarget(values))
  return targets
}

// with none among them, the others get nothing either
function goesByOtlp(exporters: readonly string[]): boolean {
  return exporters.includes('otlp') && !exporters.includes('none')
}

function metricsTarget(values: DoctorValues): SignalTarget {
  return {
    what: 'metrics',
    ...settingsOf('METRICS', otlpSettings('metrics', values)),
    path: 'metrics',
    service: 'metrics.v1.MetricsService',
    notTaken: {
      variable: 'OTEL_METRICS_EXPORTER',
      remedy:
        'Jaeger takes traces only: set OTEL_METRICS_EXPORTER to prometheus, emf or none, or OTEL_EXPORTER_OTLP_METRICS_ENDPOINT to a collector that takes metrics',
    },
  }
}

function logsTarget(values: DoctorValues): SignalTarget {
  return {
    what: 'log records',
    ...settingsOf('LOGS', otlpSettings('logs', values)),
    path: 'logs',
    service: 'logs.v1.LogsService',
    notTaken: {
      variable: 'OTEL_LOGS_EXPORTER',
      remedy:
        'Jaeger takes traces only: remove OTEL_LOGS_EXPORTER, or set OTEL_EXPORTER_OTLP_LOGS_ENDPOINT to a collector that takes log records',
    },
  }
}

function settingsOf(
  signal: 'METRICS' | 'LOGS',
  { url, protocol, headers, certificates }: OtlpSettings,
): Omit<SignalTarget, 'what' | 'path' | 'service' | 'notTaken'> {
  return {
    ...placeOf(url),
    protocol,
    headers,
    certificates,
    variables: otlpVariables(signal),
  }
}
