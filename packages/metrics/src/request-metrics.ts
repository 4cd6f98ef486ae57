import type { Meter } from '@opentelemetry/api'
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics'
import { watchRequests } from '@voluntarily/request'
import { ActiveRequests } from './active-requests'
import { RequestDurations } from './request-durations'
import { createRequestSeries } from './request-series'
import { withRealAttributes } from './stand-in'

export interface RequestMetricsOptions {
  /** Upper bounds of the histogram's buckets, in seconds; default those of the semantic conventions, 5 ms to 10 s. */
  readonly buckets?: readonly number[] | undefined
  /** Series that the histogram may have; default 2000. */
  readonly cardinalityLimit?: number | undefined
  /** Called when so many requests have been measured without a meter that it is time for one. */
  readonly onMuch?: () => void
}

/** What is measured of requests. */
export interface RequestMetrics {
  /** Hands over what was measured, and from now on each measurement by the next collection. Its readers need `withRequestAttributes`. */
  attach(meter: Meter): void
  stop(): void
}

const durationName = 'http.server.request.duration'
const conventionalBuckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

/**
 * Measures http.server.request.duration and http.server.active_requests of every request that is opened from now on. A request costs one
 * measurement of the histogram, with others at that, and nothing else. Works without the metrics SDK until a meter is attached.
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/
 */
export function measureRequests(options: RequestMetricsOptions = {}): RequestMetrics {
  const { buckets = conventionalBuckets, cardinalityLimit = 2000, onMuch = () => {} } = options
  const active = new ActiveRequests()
  const seriesOf = createRequestSeries(durationName, cardinalityLimit, (...series) => active.know(...series))
  const durations = new RequestDurations(onMuch)
  let detach = () => {}

  const stopWatching = watchRequests({
    ended: (state, end) => durations.record(end.durationMs / 1_000, seriesOf(state, end)),
  })
  return {
    attach(meter) {
      const histogram = meter.createHistogram(durationName, {
        description: 'Duration of HTTP server requests.',
        unit: 's',
        advice: { explicitBucketBoundaries: [...buckets] },
      })
      durations.attach(histogram)
      detach = active.attach(meter, () => durations.collect())
    },
    stop() {
      stopWatching()
      detach()
    },
  }
}

/** What was collected, with the attributes that the durations of requests have: the SDK was given others for them. */
export function withRequestAttributes(metrics: ResourceMetrics): ResourceMetrics {
  return withRealAttributes(metrics, durationName)
}
