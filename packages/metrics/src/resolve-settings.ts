import { deferProblems, readSettings, serviceIdentity } from '@voluntarily/config'
import { type OtlpSettings, otlpSettings } from '@voluntarily/otlp'
import { checkOptions, type MetricsOptions } from './options'
import { type ExporterName, metricsSpecs, type Temporality } from './settings'
import { writeLine } from './write-line'

/** Everything that metrics go by, worked out once: option in code, else environment, else default. */
export interface MetricsSettings {
  readonly options: MetricsOptions
  /** Empty: nothing is measured. */
  readonly exporters: readonly Exclude<ExporterName, 'none'>[]
  readonly prometheus: { readonly host: string; readonly port: number }
  readonly otlp: OtlpSettings
  readonly temporality: Temporality
  /** Whether otlp's histograms are exponential. */
  readonly exponential: boolean
  readonly intervalMs: number
  /** Milliseconds after which an export is given up. */
  readonly timeoutMs: number
  readonly cardinalityLimit: number
  readonly emf: { readonly namespace: string; readonly dimensions: readonly string[] | undefined }
  readonly write: (line: string) => void
  readonly shutdownTimeoutMs: number
}

type Values = ReturnType<typeof readSettings<typeof metricsSpecs>>['values']

/**
 * Reads the environment and lays the options over it. A variable that is wrong falls back to its default, and is kept for the first
 * loadConfig to report.
 * @throws MetricsOptionsError for options that are wrong or do not exist
 */
export function resolveSettings(options: MetricsOptions): MetricsSettings {
  checkOptions(options)
  const { values, problems } = readSettings(metricsSpecs)
  deferProblems(problems)
  const intervalMs = options.intervalMs ?? values.OTEL_METRIC_EXPORT_INTERVAL
  return {
    options,
    exporters: values.OTEL_SDK_DISABLED ? [] : exportersOf(options, values),
    prometheus: {
      host: loopback(options.host ?? values.OTEL_EXPORTER_PROMETHEUS_HOST),
      port: options.port ?? values.OTEL_EXPORTER_PROMETHEUS_PORT,
    },
    otlp: otlpSettings('metrics', values, options.endpoint),
    temporality: values.OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE.toLowerCase() as Temporality,
    exponential:
      values.OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION ===
      'base2_exponential_bucket_histogram',
    intervalMs,
    // one export is to end before the next begins
    timeoutMs: Math.min(values.OTEL_METRIC_EXPORT_TIMEOUT, intervalMs),
    cardinalityLimit: options.cardinalityLimit ?? 2000,
    emf: {
      namespace: options.namespace ?? namespaceOf(values),
      dimensions: options.dimensions ?? values.METRICS_EMF_DIMENSIONS,
    },
    write: options.write ?? writeLine,
    shutdownTimeoutMs: options.shutdownTimeoutMs ?? 3000,
  }
}

function exportersOf({ exporter }: MetricsOptions, values: Values): MetricsSettings['exporters'] {
  const wanted =
    exporter === undefined ? (values.OTEL_METRICS_EXPORTER as readonly ExporterName[]) : [exporter].flat()
  const names = [...new Set(wanted ?? [])]
  return names.includes('none') ? [] : (names as MetricsSettings['exporters'])
}

// "localhost" may be ::1 to one and 127.0.0.1 to another
function loopback(host: string): string {
  return host.toLowerCase() === 'localhost' ? '127.0.0.1' : host
}

function namespaceOf({ AWS_EMF_NAMESPACE }: Values): string {
  if (AWS_EMF_NAMESPACE !== undefined) return AWS_EMF_NAMESPACE
  // a package's name may have a scope: @scope/name
  return (
    serviceIdentity()
      .name.replace(/[^A-Za-z0-9 ./#:_-]/g, '')
      .slice(0, 255) || 'unknown_service:node'
  )
}
