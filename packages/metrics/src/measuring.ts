import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { appMetrics } from './app/app-registry'
import { createOutlets } from './create-outlets'
import { healthMetrics } from './health-metrics'
import type { LateSource } from './late-source'
import { lineMetrics } from './line-metrics'
import { metricsResource } from './metrics-resource'
import { observeProcess } from './process-metrics'
import type { RequestMetrics } from './request-metrics'
import type { MetricsSettings } from './resolve-settings'
import type { Sources } from './run-metrics'
import { startRuntimeMetrics } from './runtime-metrics'
import { scopeName } from './scope-name'
import { spanMetrics } from './span-metrics'
import type { ObservedHealth, SpanCounts } from './start-metrics'

/** The part of metrics that needs the SDK. */
export interface Measuring {
  readonly provider: MeterProvider
  readonly health: LateSource<ObservedHealth>
  readonly lines: LateSource<() => Readonly<Record<string, number>>>
  readonly spans: LateSource<() => SpanCounts>
  /** The page for Prometheus; undefined when there is none. */
  page(): Promise<string | undefined>
  forceFlush(): Promise<void>
  /** Sends the last values. */
  close(): Promise<void>
  /** Cuts what is still under way, and measures nothing any more. */
  stop(): void
}

export interface MeasuringParts {
  readonly requests: RequestMetrics
  readonly sources: Sources
  /** Aborted once the process is on its way out. */
  readonly closing: AbortSignal
}

/** Puts the parts together that make values and bring them out. */
export function startMeasuring(
  settings: MetricsSettings,
  { requests, sources, closing }: MeasuringParts,
): Measuring {
  const outlets = createOutlets(settings, closing)
  // no view for the limit: a view's series are kept for each reader, also for one that nobody asks, and decide its kind of histogram
  const provider = new MeterProvider({
    resource: settings.options.resource ?? metricsResource(),
    readers: outlets.map(({ reader }) => reader),
  })
  const meter = provider.getMeter(scopeName)
  appMetrics.bind(provider, { cardinalityLimit: settings.cardinalityLimit })
  requests.attach(meter)
  const health = healthMetrics(meter)
  const lines = lineMetrics(meter)
  const spans = spanMetrics(meter)
  const stops = [
    observeProcess(meter),
    startRuntimeMetrics(provider),
    health.stop,
    lines.stop,
    spans.stop,
    appMetrics.unbind,
  ]
  if (sources.health) health.observe(sources.health)
  if (sources.lines) lines.observe(sources.lines)
  if (sources.spans) spans.observe(sources.spans)
  return {
    provider,
    health,
    lines,
    spans,
    page: async () => outlets.find((outlet) => outlet.page)?.page?.(),
    forceFlush: () => provider.forceFlush(),
    close: () => provider.shutdown(),
    stop() {
      for (const outlet of outlets) outlet.abort?.()
      for (const stop of stops) stop()
    },
  }
}
