import { type Metrics, type MetricsOptions, startMetrics as start } from '@voluntarily/metrics'
import { lifecycle } from './lifecycle'
import { countLines } from './line-counts'
import { runningTracing } from './start-tracing'

let latest: Metrics | undefined
/** Counted once, however often metrics are started. */
let lineCounts: (() => Readonly<Record<string, number>>) | undefined

/** The metrics that run; undefined before there are any. */
export function runningMetrics(): Metrics | undefined {
  return latest
}

/**
 * Starts metrics with options in code, in place of `register`: in a file of the app's own under `--require` or `--import`, after
 * `startTracing`. See `startMetrics` of `@voluntarily/metrics`; this one also measures health, log lines and spans, says of the service what the
 * traces say, and lets a shutdown send the last values.
 * @throws MetricsOptionsError, code ERR_METRICS_OPTIONS, for options that are wrong
 */
export function startMetrics(options: MetricsOptions = {}): Metrics {
  const tracing = runningTracing()
  const metrics = start({ ...(tracing?.resource && { resource: tracing.resource }), ...options })
  if (metrics === latest) return metrics
  latest = metrics
  lifecycle.setTelemetry('metrics', metrics)
  if (metrics.exporter !== 'none') {
    lineCounts ??= countLines()
    metrics.observeLines(lineCounts)
    const health = lifecycle.latestHealth()
    if (health) metrics.observeHealth(health)
    if (tracing) metrics.observeSpans(tracing.spanCounts)
  }
  return metrics
}
