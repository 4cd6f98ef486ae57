import { metrics } from '@opentelemetry/api'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { appMetrics } from './app/app-registry'
import { createOutlets } from './create-outlets'
import { healthMetrics } from './health-metrics'
import { inTime } from './in-time'
import { lineMetrics } from './line-metrics'
import { metricsLog } from './metrics-log'
import { metricsResource } from './metrics-resource'
import { observeProcess } from './process-metrics'
import { observeRequests } from './request-metrics'
import type { MetricsSettings } from './resolve-settings'
import { startRuntimeMetrics } from './runtime-metrics'
import { scopeName } from './scope-name'
import { spanMetrics } from './span-metrics'
import type { Metrics } from './start-metrics'

/** Puts the parts together and starts them. @param onShutdown called once everything has ended */
export function runMetrics(settings: MetricsSettings, onShutdown: () => void): Metrics {
  const closing = new AbortController()
  const outlets = createOutlets(settings, closing.signal)
  // no view for the limit: a view's series are kept for each reader, also for one that nobody asks, and decide its kind of histogram
  const provider = new MeterProvider({
    resource: settings.options.resource ?? metricsResource(),
    readers: outlets.map(({ reader }) => reader),
  })
  const unregister = register(provider)
  const measured = startMeasuring(provider, settings)

  const within = (work: Promise<unknown>, what: string) => inTime(work, settings.shutdownTimeoutMs, what)
  const close = () => Promise.all([provider.shutdown(), ...outlets.map((outlet) => outlet.close?.())])
  const end = async () => {
    closing.abort()
    await within(close(), 'sending the last metrics')
    try {
      for (const outlet of outlets) outlet.abort?.()
      measured.stop()
      unregister()
    } catch (fault) {
      metricsLog.warn({ err: fault }, 'metrics did not end cleanly')
    }
    onShutdown()
  }
  let ended: Promise<void> | undefined
  return {
    exporter: settings.exporters.join(','),
    get endpoint() {
      return outlets.map((outlet) => outlet.endpoint?.()).find((endpoint) => endpoint !== undefined)
    },
    observeHealth: measured.health.observe,
    observeLines: measured.lines.observe,
    observeSpans: measured.spans.observe,
    forceFlush: () => (ended ? ended : within(provider.forceFlush(), 'sending the metrics')),
    shutdown: () => (ended ??= end()),
  }
}

function register(provider: MeterProvider): () => void {
  if (metrics.setGlobalMeterProvider(provider)) return () => metrics.disable()
  metricsLog.warn(
    {},
    'another SDK has registered a MeterProvider before; it is left alone, and what the app measures through @opentelemetry/api goes there',
  )
  return () => {}
}

function startMeasuring(provider: MeterProvider, { options, cardinalityLimit }: MetricsSettings) {
  const meter = provider.getMeter(scopeName)
  appMetrics.bind(provider, { cardinalityLimit })
  const health = healthMetrics(meter)
  const lines = lineMetrics(meter)
  const spans = spanMetrics(meter)
  const stops = [
    observeRequests(meter, { buckets: options.buckets, cardinalityLimit }),
    observeProcess(meter),
    startRuntimeMetrics(provider),
    health.stop,
    lines.stop,
    spans.stop,
    appMetrics.unbind,
  ]
  return {
    health,
    lines,
    spans,
    stop() {
      for (const stop of stops) stop()
    },
  }
}
