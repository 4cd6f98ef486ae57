import type { Attributes } from '@opentelemetry/api'
import { type Histogram, MeterProvider, type MetricData, MetricReader } from '@opentelemetry/sdk-metrics'
import { withRequestAttributes } from '../../src/request-metrics'

class ManualReader extends MetricReader {
  protected async onShutdown(): Promise<void> {}
  protected async onForceFlush(): Promise<void> {}
}

export interface Series {
  readonly attributes: Attributes
  readonly value: number | Histogram
}

export interface CollectingProvider {
  readonly provider: MeterProvider
  /** Everything that is there now, totals since the start, by the metric's name. */
  collect(): Promise<Map<string, MetricData>>
  /** The series of one metric; none when there is no such metric. */
  series(name: string): Promise<Series[]>
  /** The number of one metric with these attributes. */
  value(name: string, attributes?: Attributes): Promise<number | Histogram | undefined>
  shutdown(): Promise<void>
}

/** A real provider that is read when the test says so. */
export function collectingProvider(): CollectingProvider {
  const reader = new ManualReader()
  const provider = new MeterProvider({ readers: [reader] })

  async function collect(): Promise<Map<string, MetricData>> {
    const { resourceMetrics, errors } = await reader.collect()
    if (errors.length > 0) throw errors[0]
    const all = withRequestAttributes(resourceMetrics).scopeMetrics.flatMap(({ metrics }) => metrics)
    return new Map(all.map((metric) => [metric.descriptor.name, metric]))
  }
  const series = async (name: string) =>
    ((await collect()).get(name)?.dataPoints ?? []) as unknown as Series[]
  return {
    provider,
    collect,
    series,
    async value(name, attributes = {}) {
      const same = (await series(name)).find((one) => sorted(one.attributes) === sorted(attributes))
      return same?.value
    },
    shutdown: () => provider.shutdown(),
  }
}

function sorted(attributes: Attributes): string {
  return JSON.stringify(Object.entries(attributes).sort())
}
