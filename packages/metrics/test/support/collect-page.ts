import type { Meter } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { PrometheusReader } from '../../src/prometheus/prometheus-reader'

/** The page of what is measured here, with the SDK's own parts. */
export async function collectPage(
  measure: (meter: Meter, provider: MeterProvider) => void,
  { cardinalityLimit = 2000, resource = {} } = {},
): Promise<string> {
  const reader = new PrometheusReader(cardinalityLimit)
  const provider = new MeterProvider({ readers: [reader], resource: resourceFromAttributes(resource) })
  measure(provider.getMeter('shop'), provider)
  const page = await reader.page()
  await provider.shutdown()
  return page
}
