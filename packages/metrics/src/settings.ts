import { host, integer, list, narrowSpec, port, str } from '@voluntarily/config'
import { otlpMetricsSpecs, otlpSpecs } from '@voluntarily/otlp'

/** What OTEL_METRICS_EXPORTER may name. */
export const exporterNames = ['none', 'prometheus', 'otlp', 'emf', 'console'] as const

/** Where metrics can go; several side by side, and `none` turns off the others. */
export type ExporterName = (typeof exporterNames)[number]

// The standard writes them Cumulative, Delta and LowMemory, and takes any case.
const temporalities = ['cumulative', 'delta', 'lowmemory'] as const
const anyCaseTemporalities = [
  ...temporalities,
  ...(['Cumulative', 'Delta', 'LowMemory', 'CUMULATIVE', 'DELTA', 'LOWMEMORY'] as const),
] as const
export type Temporality = (typeof temporalities)[number]

/** A timer of Node's with a longer delay fires at once. */
export const longestDelayMs = 2 ** 31 - 1

/** A name as CloudWatch takes it for a namespace. */
export const namespacePattern = /^[A-Za-z0-9 ./#:_-]{1,255}$/

/**
 * The variables of metrics, with their defaults and what they mean, for documentation; the OpenTelemetry ones have their standard meaning.
 * Standard: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export const metricsSpecs = {
  ...otlpSpecs,
  OTEL_METRICS_EXPORTER: list({
    default: undefined,
    choices: exporterNames,
    // the first choices would be one that turns off the other
    example: 'prometheus',
    defaultText: 'none',
    desc: 'where metrics go, comma-separated: prometheus, otlp, emf (CloudWatch, lines on stdout), console, none',
  }),
  OTEL_EXPORTER_PROMETHEUS_HOST: host({
    default: 'localhost',
    desc: 'address that the port for Prometheus listens at; localhost is 127.0.0.1; 0.0.0.0 for all',
  }),
  OTEL_EXPORTER_PROMETHEUS_PORT: port({
    min: 0,
    default: 9464,
    desc: 'port for Prometheus, /metrics; 0 for any free one',
  }),
  OTEL_METRIC_EXPORT_INTERVAL: integer({
    min: 1,
    max: longestDelayMs,
    default: 60_000,
    desc: 'milliseconds between two exports of otlp, emf and console',
  }),
  OTEL_METRIC_EXPORT_TIMEOUT: integer({
    min: 1,
    max: longestDelayMs,
    default: 30_000,
    desc: 'milliseconds after which an export is given up; no more than the interval',
  }),
  ...otlpMetricsSpecs,
  OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: str({
    default: 'cumulative',
    choices: anyCaseTemporalities,
    desc: 'cumulative, delta, lowmemory: whether otlp sends totals or what has been added since',
  }),
  OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION: str({
    default: 'explicit_bucket_histogram',
    choices: ['explicit_bucket_histogram', 'base2_exponential_bucket_histogram'],
    desc: 'kind of histogram that otlp sends: explicit_bucket_histogram, base2_exponential_bucket_histogram',
  }),
  AWS_EMF_NAMESPACE: narrowSpec(
    str({
      default: undefined,
      defaultText: 'the name of the service',
      example: 'shop',
      desc: "emf: CloudWatch's namespace",
    }),
    '1 to 255 letters, digits, blanks and . / # : _ -',
    (name) => (namespacePattern.test(name) ? [] : [name]),
  ),
  METRICS_EMF_DIMENSIONS: list({
    default: undefined,
    defaultText: 'all of a metric',
    desc: 'emf: the attributes that become dimensions, comma-separated, such as http.route; fewer of them cost less',
  }),
}
