import { metricsLog } from './metrics-log'
import type { MetricsOptions } from './options'
import { type MetricsSettings, resolveSettings } from './resolve-settings'

/** What the health of a process looks like to metrics; that of `@voluntarily/health` is one. */
export interface ObservedHealth {
  /** starting, ready, draining and the like. */
  readonly state: string
  /** Asked at each collection: pass, warn or fail, of the whole and of each check by its name. */
  report(): Promise<{
    readonly status: string
    readonly checks?: Readonly<Record<string, readonly { readonly status: string }[]>>
  }>
}

/** What became of spans, as totals since the start; the `spanCounts()` of `@voluntarily/tracing` is one. */
export interface SpanCounts {
  /** Sent and taken. */
  readonly exported: number
  /** Given up: the collector was away or did not take them. */
  readonly failed: number
  /** Never sent: too many were waiting. */
  readonly dropped: number
}

/** What startMetrics returns. Nothing of it throws or rejects. */
export interface Metrics {
  /** Where metrics go, comma-separated when to several places; `none` when nothing is measured. */
  readonly exporter: string
  /**
   * The address they are fetched from (`http://127.0.0.1:9464/metrics`) or sent to, the first when there are several, without
   * credentials; undefined for emf, console and none.
   */
  readonly endpoint: string | undefined
  /** Measures health.status and health.check.status from now on; a second call goes before the first. */
  observeHealth(health: ObservedHealth): void
  /**
   * Measures log.lines from now on.
   * @param count asked at each collection for the lines since the start, by level: `{ info: 12, warn: 1 }`
   */
  observeLines(count: () => Readonly<Record<string, number>>): void
  /**
   * Measures what became of spans from now on.
   * @param count asked at each collection
   */
  observeSpans(count: () => SpanCounts): void
  /** Sends what there is now, within shutdownTimeoutMs. Never rejects: what fails is in the log. */
  forceFlush(): Promise<void>
  /**
   * Sends the last values, within shutdownTimeoutMs, closes the port and ends metrics; false when that was not time enough. A second call
   * returns the first one's promise. Never rejects.
   */
  shutdown(): Promise<boolean>
}

let running: Metrics | undefined

/**
 * Starts metrics: of requests, of Node, of the process, and of what is handed over with the handle's observe functions. Needs
 * `observe(app)` of `@voluntarily/observability` or `requestLogger` for requests to be seen. A second call returns the first one's handle, unless
 * that was without an exporter and the call names one.
 *
 * Goes by the options, else by the variables in `metricsSpecs`, else by their defaults. A wrong variable is kept for `loadConfig`.
 * With `none`, the default, nothing is loaded, measured or listened at.
 * @throws MetricsOptionsError, code ERR_METRICS_OPTIONS, for options that are wrong or do not exist
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/
 */
export function startMetrics(options: MetricsOptions = {}): Metrics {
  // `register` has found nothing to do; who then names an exporter in code means it
  if (running && (running.exporter !== 'none' || options.exporter === undefined)) return running
  const settings = resolveSettings(options)
  running = settings.exporters.length === 0 ? disabled() : start(settings)
  return running
}

function start(settings: MetricsSettings): Metrics {
  try {
    // loaded only here: most processes that have this package do not measure anything
    const { runMetrics }: typeof import('./run-metrics') = require('./run-metrics')
    return runMetrics(settings, forget)
  } catch (fault) {
    metricsLog.error({ err: fault }, 'metrics could not be started; the app goes on without them')
    return disabled()
  }
}

function disabled(): Metrics {
  const handle: Metrics = {
    exporter: 'none',
    endpoint: undefined,
    observeHealth() {},
    observeLines() {},
    observeSpans() {},
    forceFlush: async () => {},
    shutdown: async () => {
      if (running === handle) forget()
      return true
    },
  }
  return handle
}

function forget(): void {
  running = undefined
}
