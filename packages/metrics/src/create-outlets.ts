import type { PushMetricExporter } from '@opentelemetry/sdk-metrics'
import { ignoreServer } from '@voluntarily/request'
import { createEmfExporter } from './emf/create-emf-exporter'
import { warnOnceAMinute } from './metrics-log'
import { setPageSource } from './prometheus/page-source'
import { PrometheusReader } from './prometheus/prometheus-reader'
import { startPrometheusServer } from './prometheus/prometheus-server'
import { createConsoleExporter } from './push/console-exporter'
import { createOtlpExporter, otlpEndpoint } from './push/otlp-exporter'
import { PushReader } from './push/push-reader'
import type { MetricsSettings } from './resolve-settings'

/** A way out for metrics. */
export interface Outlet {
  readonly reader: PrometheusReader | PushReader
  /** Where metrics are fetched from or sent to; undefined where there is no address. */
  endpoint?(): string | undefined
  /** Ends it, once the last values have gone out. */
  close?(): Promise<void>
  /** Cuts what is still under way. */
  abort?(): void
}

/** @param closing aborted once the process is on its way out */
export function createOutlets(settings: MetricsSettings, closing: AbortSignal): Outlet[] {
  const { exporters, otlp, emf } = settings
  const push = (exporter: PushMetricExporter) => new PushReader(exporter, settings)
  const write = contained(settings.write)
  return exporters.map((name): Outlet => {
    if (name === 'prometheus') return createPrometheusOutlet(settings)
    if (name === 'console') return { reader: push(createConsoleExporter(write)) }
    if (name === 'emf') return { reader: push(createEmfExporter({ ...emf, write })) }
    const exporter = createOtlpExporter(settings, closing)
    return { reader: push(exporter), endpoint: () => otlpEndpoint(otlp), abort: () => exporter.abort() }
  })
}

function createPrometheusOutlet({ prometheus, cardinalityLimit }: MetricsSettings): Outlet {
  const reader = new PrometheusReader(cardinalityLimit)
  const source = () => reader.page()
  const { server, endpoint, close, abort } = startPrometheusServer({ ...prometheus, source })
  ignoreServer(server)
  setPageSource(source)
  return {
    reader,
    endpoint,
    close() {
      setPageSource(undefined)
      return close()
    },
    abort,
  }
}

function contained(write: (line: string) => void): (line: string) => void {
  return (line) => {
    try {
      write(line)
    } catch (fault) {
      warnOnceAMinute({ err: fault }, 'metrics could not be written')
    }
  }
}
