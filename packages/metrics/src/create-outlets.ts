import type { PushMetricExporter } from '@opentelemetry/sdk-metrics'
import { createEmfExporter } from './emf/create-emf-exporter'
import { warnOnceAMinute } from './metrics-log'
import { PrometheusReader } from './prometheus/prometheus-reader'
import { createConsoleExporter } from './push/console-exporter'
import { createOtlpExporter } from './push/otlp-exporter'
import { PushReader } from './push/push-reader'
import type { MetricsSettings } from './resolve-settings'

/** A way out for metrics. */
export interface Outlet {
  readonly reader: PrometheusReader | PushReader
  /** The page for Prometheus. */
  page?(): Promise<string>
  /** Cuts what is still under way. */
  abort?(): void
}

/** @param closing aborted once the process is on its way out */
export function createOutlets(settings: MetricsSettings, closing: AbortSignal): Outlet[] {
  const { exporters, emf, cardinalityLimit } = settings
  const push = (exporter: PushMetricExporter) => new PushReader(exporter, settings)
  const write = contained(settings.write)
  return exporters.map((name): Outlet => {
    if (name === 'prometheus') {
      const reader = new PrometheusReader(cardinalityLimit)
      return { reader, page: () => reader.page() }
    }
    if (name === 'console') return { reader: push(createConsoleExporter(write)) }
    if (name === 'emf') return { reader: push(createEmfExporter({ ...emf, write })) }
    const exporter = createOtlpExporter(settings, closing)
    return { reader: push(exporter), abort: () => exporter.abort() }
  })
}

function contained(write: (line: string) => unknown): (line: string) => void {
  const tell = (fault: unknown) => warnOnceAMinute({ err: fault }, 'metrics could not be written')
  return (line) => {
    try {
      const written = write(line)
      // the types let an async function pass for one that returns nothing
      if (written instanceof Promise) written.catch(tell)
    } catch (fault) {
      tell(fault)
    }
  }
}
