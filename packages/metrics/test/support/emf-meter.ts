import type { Attributes, Meter } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { createEmfExporter, type EmfExporterOptions } from '../../src/emf/create-emf-exporter'
import { type EmfDocument, type EmfMetric, readEmf } from './emf-document'

export interface EmfMeter {
  readonly meter: Meter
  readonly provider: MeterProvider
  /** Ends the period: the documents that are written of it. */
  period(): Promise<EmfDocument[]>
  /** The same, by metric. */
  metrics(): Promise<EmfMetric[]>
  shutdown(): Promise<void>
}

/** A real meter whose reader exports when the test says so. */
export function createEmfMeter(
  options: Partial<EmfExporterOptions> = {},
  resource: Attributes = { 'service.name': 'shop', 'deployment.environment.name': 'beta' },
): EmfMeter {
  let lines: string[] = []
  const exporter = createEmfExporter({ namespace: 'shop', write: (line) => lines.push(line), ...options })
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })
  const provider = new MeterProvider({ readers: [reader], resource: resourceFromAttributes(resource) })

  async function period(): Promise<EmfDocument[]> {
    lines = []
    await reader.forceFlush()
    return lines.map(readEmf)
  }
  return {
    meter: provider.getMeter('test'),
    provider,
    period,
    metrics: async () => (await period()).flatMap(({ metrics }) => metrics),
    shutdown: () => provider.shutdown(),
  }
}
