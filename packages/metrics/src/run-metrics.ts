import { context, type MeterOptions, type MeterProvider, metrics, ROOT_CONTEXT } from '@opentelemetry/api'
import { inTime } from '@voluntarily/otlp'
import { ignoreServer } from '@voluntarily/request'
import { appMetrics } from './app/app-registry'
import type { Measuring } from './measuring'
import { metricsLog } from './metrics-log'
import { setPageSource } from './prometheus/page-source'
import { type PrometheusServer, startPrometheusServer } from './prometheus/prometheus-server'
import { otlpEndpoint } from './push/otlp-endpoint'
import { measureRequests } from './request-metrics'
import type { MetricsSettings } from './resolve-settings'
import type { Metrics, ObservedHealth, SpanCounts } from './start-metrics'

/** What is measured besides requests and the process, handed over when it is there. */
export interface Sources {
  health?: ObservedHealth
  lines?: () => Readonly<Record<string, number>>
  spans?: () => SpanCounts
}

/** A process has more to do while it starts than to load a metrics SDK: the first values are sent long after. */
const loadAfterMs = 1_000

/**
 * Starts what has to be there from the first moment: the port for Prometheus, and what is measured of requests. The rest, with the metrics SDK, comes
 * a second later; sooner when somebody asks for values, when the app makes a metric of its own, or after many requests.
 * @param onShutdown called once everything has ended
 */
export function runMetrics(settings: MetricsSettings, onShutdown: () => void): Metrics {
  const closing = new AbortController()
  const requests = measureRequests({
    buckets: settings.options.buckets,
    cardinalityLimit: settings.cardinalityLimit,
    onMuch: () => measure(),
  })
  const sources: Sources = {}
  let measuring: Measuring | undefined
  let failed = false
  let ended: Promise<boolean> | undefined

  // Not once the end has begun: a scrape under way, or a meter that somebody asks for then, would start what nobody stops.
  function measure(): Measuring | undefined {
    if (measuring || failed || ended) return measuring
    try {
      const { startMeasuring }: typeof import('./measuring') = require('./measuring')
      const parts = { requests, sources, closing: closing.signal }
      // it may be a request that asks first: the timers of the exporters are not to keep it, nor to run inside of it
      measuring = context.with(ROOT_CONTEXT, startMeasuring, undefined, settings, parts)
    } catch (fault) {
      failed = true
      metricsLog.error({ err: fault }, 'metrics could not be started; the app goes on without them')
    }
    return measuring
  }

  const sends = settings.exporters.some((name) => name !== 'prometheus')
  const timer = setTimeout(measure, Math.min(loadAfterMs, settings.intervalMs)).unref()
  const server = settings.exporters.includes('prometheus') ? openPort(settings, measure) : undefined
  const unregister = register(measure)
  appMetrics.startOnDemand(() => measure())

  const within = (work: Promise<unknown>, what: string) =>
    inTime(work, { timeoutMs: settings.shutdownTimeoutMs, what, warn: metricsLog.warn })
  const needed = () => (sends ? measure() : measuring)
  const end = async () => {
    clearTimeout(timer)
    const last = needed()
    closing.abort()
    const sentInTime = await within(Promise.all([last?.close(), server?.close()]), 'sending the last metrics')
    try {
      server?.abort()
      setPageSource(undefined)
      requests.stop()
      appMetrics.startOnDemand(undefined)
      last?.stop()
      unregister()
    } catch (fault) {
      metricsLog.warn({ err: fault }, 'metrics did not end cleanly')
    }
    onShutdown()
    return sentInTime
  }
  return {
    exporter: settings.exporters.join(','),
    get endpoint() {
      return settings.exporters
        .map((name) => (name === 'prometheus' ? server?.endpoint() : endpointOf(name, settings)))
        .find((endpoint) => endpoint !== undefined)
    },
    observeHealth(health) {
      sources.health = health
      measuring?.health.observe(health)
    },
    observeLines(lines) {
      sources.lines = lines
      measuring?.lines.observe(lines)
    },
    observeSpans(spans) {
      sources.spans = spans
      measuring?.spans.observe(spans)
    },
    forceFlush: async () => {
      if (ended) return void (await ended)
      const there = needed()
      if (there) await within(there.forceFlush(), 'sending the metrics')
    },
    shutdown: () => (ended ??= end()),
  }
}

function endpointOf(name: string, { otlp }: MetricsSettings): string | undefined {
  return name === 'otlp' ? otlpEndpoint(otlp) : undefined
}

function openPort({ prometheus }: MetricsSettings, measure: () => Measuring | undefined): PrometheusServer {
  const source = async () => (await measure()?.page()) ?? ''
  const opened = startPrometheusServer({ ...prometheus, source })
  ignoreServer(opened.server)
  setPageSource(source)
  return opened
}

/** @returns a function that takes it back */
function register(measure: () => Measuring | undefined): () => void {
  const noop = metrics.getMeterProvider()
  const provider: MeterProvider = {
    getMeter: (name: string, version?: string, options?: MeterOptions) =>
      (measure()?.provider ?? noop).getMeter(name, version, options),
  }
  if (metrics.setGlobalMeterProvider(provider)) return () => metrics.disable()
  metricsLog.warn(
    {},
    'another SDK has registered a MeterProvider before; it is left alone, and what the app measures through @opentelemetry/api goes there',
  )
  return () => {}
}
