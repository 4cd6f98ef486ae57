import type { Attributes, Meter, ObservableResult } from '@opentelemetry/api'
import { methodName, openRequests, urlScheme } from '@voluntarily/request'

interface Series {
  readonly attributes: Attributes
  count: number
}

export interface ActiveRequests {
  /** From now on there is a series for these, if it is 0. */
  know(method: string, scheme: string): void
  stop(): void
}

/**
 * Measures http.server.active_requests: how many requests are open, by method and scheme, counted when somebody asks. A method that was open
 * once is 0 later.
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#metric-httpserveractive_requests
 */
export function observeActiveRequests(meter: Meter): ActiveRequests {
  const instrument = meter.createObservableUpDownCounter('http.server.active_requests', {
    description: 'Number of active HTTP server requests.',
    unit: '{request}',
  })
  const known = new Map<string, Series>()

  function seriesOf(method: string, scheme: string): Series {
    const key = `${method} ${scheme}`
    const series = known.get(key) ?? {
      attributes: { 'http.request.method': method, 'url.scheme': scheme },
      count: 0,
    }
    known.set(key, series)
    return series
  }

  function count(result: ObservableResult): void {
    for (const series of known.values()) series.count = 0
    for (const { method, req } of openRequests()) seriesOf(methodName(method), urlScheme(req)).count++
    for (const { attributes, count } of known.values()) result.observe(count, attributes)
  }

  instrument.addCallback(count)
  return {
    know: (method, scheme) => void seriesOf(method, scheme),
    stop: () => instrument.removeCallback(count),
  }
}
