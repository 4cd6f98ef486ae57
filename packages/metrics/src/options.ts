import type { Resource } from '@opentelemetry/resources'
import {
  isHttpUrl,
  isOneOrSeveral,
  isText,
  isWhole,
  type OptionCheck,
  optionProblems,
  optionsMessage,
} from '@voluntarily/config'
import { MetricsOptionsError } from './metrics-options-error'
import { type ExporterName, exporterNames, longestDelayMs, namespacePattern } from './settings'

/** Options of startMetrics; each goes before its variable. */
export interface MetricsOptions {
  /** Where metrics go: prometheus, otlp, emf, console, none, or several. Default OTEL_METRICS_EXPORTER, else none. */
  readonly exporter?: ExporterName | readonly ExporterName[]
  /** Port for Prometheus; 0 for any free one. Default OTEL_EXPORTER_PROMETHEUS_PORT, else 9464. */
  readonly port?: number
  /** Address that this port listens at. Default OTEL_EXPORTER_PROMETHEUS_HOST, else 127.0.0.1. */
  readonly host?: string
  /**
   * Base address for otlp, to which /v1/metrics is added. Default OTEL_EXPORTER_OTLP_METRICS_ENDPOINT, to which nothing is added, else
   * OTEL_EXPORTER_OTLP_ENDPOINT, else http://localhost:4318 (grpc: http://localhost:4317).
   */
  readonly endpoint?: string
  /** Milliseconds between two exports of otlp, emf and console. Default OTEL_METRIC_EXPORT_INTERVAL, else 60000. */
  readonly intervalMs?: number
  /**
   * Upper bounds of the buckets of http.server.request.duration, in seconds, rising. Default: 0.005 to 10.
   * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#metric-httpserverrequestduration
   */
  readonly buckets?: readonly number[]
  /** Series that an instrument may have, 2 or more; the rest goes into one with `otel.metric.overflow`. Default 2000. */
  readonly cardinalityLimit?: number
  /** What is said of the service. Default: made from OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES, REVISION, APP_ENV. */
  readonly resource?: Resource
  /** emf: CloudWatch's namespace, 1 to 255 letters, digits, blanks and . / # : _ -. Default AWS_EMF_NAMESPACE, else the name of the service. */
  readonly namespace?: string
  /** emf: the attributes that become dimensions. Default METRICS_EMF_DIMENSIONS, else all. */
  readonly dimensions?: readonly string[]
  /** Where the lines of emf and console go, each without its line break; what it throws is a line in the log. Default stdout, synchronously. */
  readonly write?: (line: string) => void
  /** Milliseconds that shutdown and forceFlush may take. Default 3000. */
  readonly shutdownTimeoutMs?: number
}

const checks: Readonly<Record<keyof MetricsOptions, OptionCheck>> = {
  exporter: [isOneOrSeveral(exporterNames), `one of ${exporterNames.join(', ')}, or several in a list`],
  port: [(value) => isWhole(value, 0, 65_535), 'a port, 0 to 65535'],
  host: [isText, 'a host name or an IP address'],
  endpoint: [isHttpUrl, 'an address such as http://localhost:4318'],
  intervalMs: [(value) => isWhole(value, 1, longestDelayMs), 'milliseconds, 1 or more'],
  buckets: [areBuckets, 'seconds in a list, each more than the one before'],
  cardinalityLimit: [(value) => isWhole(value, 2, Number.MAX_SAFE_INTEGER), 'a number, 2 or more'],
  resource: [isResource, 'a resource of @opentelemetry/resources'],
  namespace: [isNamespace, '1 to 255 letters, digits, blanks and . / # : _ -'],
  dimensions: [(value) => Array.isArray(value) && value.every(isText), 'names of attributes in a list'],
  write: [(value) => typeof value === 'function', 'a function that takes a line'],
  shutdownTimeoutMs: [(value) => isWhole(value, 0, longestDelayMs), 'milliseconds'],
}

/** @throws MetricsOptionsError that lists every option that is wrong or does not exist */
export function checkOptions(options: MetricsOptions): void {
  const wrong = optionProblems(options, checks, "{ exporter: 'prometheus' }")
  if (wrong.length > 0) throw new MetricsOptionsError(optionsMessage('startMetrics', wrong))
}

function areBuckets(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false
  return value.every((one, index) => Number.isFinite(one) && one > (index === 0 ? 0 : value[index - 1]))
}

function isResource(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'attributes' in value && 'merge' in value
}

function isNamespace(value: unknown): boolean {
  return typeof value === 'string' && namespacePattern.test(value) && value.trim() !== ''
}
