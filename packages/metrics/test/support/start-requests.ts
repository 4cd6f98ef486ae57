import type { Meter } from '@opentelemetry/api'
import { measureRequests, type RequestMetricsOptions } from '../../src/request-metrics'

/** Measures requests with a meter from the first one on; returns what ends it. */
export function startRequests(meter: Meter, options?: RequestMetricsOptions): () => void {
  const requests = measureRequests(options)
  requests.attach(meter)
  return requests.stop
}
