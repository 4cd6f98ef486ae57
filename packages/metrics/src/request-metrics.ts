import type { Attributes, Histogram, Meter } from '@opentelemetry/api'
import { watchRequests } from '@voluntarily/request'
import { ActiveRequests } from './active-requests'
import { createRequestSeries } from './request-series'

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
  /** Hands over what was measured, and from now on each measurement at once. */
  attach(meter: Meter): void
  stop(): void
}

const durationName = 'http.server.request.duration'
const conventionalBuckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
const mostWaiting = 2_000

/**
 * Measures http.server.request.duration and http.server.active_requests of every request that is opened from now on. A request costs one
 * measurement of the histogram, nothing else. Works without the metrics SDK until a meter is attached.
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/
 */
export function measureRequests(options: RequestMetricsOptions = {}): RequestMetrics {
  const { buckets = conventionalBuckets, cardinalityLimit = 2000, onMuch = () => {} } = options
  const active = new ActiveRequests()
  const seriesOf = createRequestSeries(durationName, cardinalityLimit, (...series) => active.know(...series))
  const waiting: [number, Attributes][] = []
  let duration: Histogram | undefined
  let detach = () => {}

  function record(seconds: number, series: Attributes): void {
    if (duration) {
      duration.record(seconds, series)
      return
    }
    if (waiting.length < mostWaiting) waiting.push([seconds, series])
    if (waiting.length === mostWaiting) onMuch()
  }

  const stopWatching = watchRequests({
    ended: (state, end) => record(end.durationMs / 1_000, seriesOf(state, end)),
  })
  return {
    attach(meter) {
      duration = meter.createHistogram(durationName, {
        description: 'Duration of HTTP server requests.',
        unit: 's',
        advice: { explicitBucketBoundaries: [...buckets] },
      })
      for (const [seconds, series] of waiting.splice(0)) duration.record(seconds, series)
      detach = active.attach(meter)
    },
    stop() {
      stopWatching()
      detach()
    },
  }
}
