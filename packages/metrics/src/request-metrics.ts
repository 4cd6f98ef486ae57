import type { Meter } from '@opentelemetry/api'
import { watchRequests } from '@voluntarily/request'
import { observeActiveRequests } from './active-requests'
import { createRequestSeries } from './request-series'

export interface RequestMetricsOptions {
  /** Upper bounds of the histogram's buckets, in seconds; default those of the semantic conventions, 5 ms to 10 s. */
  readonly buckets?: readonly number[] | undefined
  /** Series that the histogram may have; default 2000. */
  readonly cardinalityLimit?: number | undefined
}

const durationName = 'http.server.request.duration'
const conventionalBuckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

/**
 * Measures http.server.request.duration and http.server.active_requests of every request that is opened from now on. A request costs one
 * measurement of the histogram, nothing else.
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/
 * @returns a function that ends it
 */
export function observeRequests(meter: Meter, options: RequestMetricsOptions = {}): () => void {
  const { buckets = conventionalBuckets, cardinalityLimit = 2000 } = options
  const duration = meter.createHistogram(durationName, {
    description: 'Duration of HTTP server requests.',
    unit: 's',
    advice: { explicitBucketBoundaries: [...buckets] },
  })
  const active = observeActiveRequests(meter)
  const seriesOf = createRequestSeries(durationName, cardinalityLimit, active.know)
  const stopWatching = watchRequests({
    ended: (state, end) => duration.record(end.durationMs / 1_000, seriesOf(state, end)),
  })
  return () => {
    stopWatching()
    active.stop()
  }
}
