import type { Attributes, Meter, ObservableResult } from '@opentelemetry/api'
import { methodName, openRequests, urlScheme } from '@voluntarily/request'

interface Series {
  readonly attributes: Attributes
  count: number
}

/**
 * http.server.active_requests: how many requests are open, by method and scheme, counted when somebody asks. A method that was open
 * once is 0 later.
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#metric-httpserveractive_requests
 */
export class ActiveRequests {
  readonly #known = new Map<string, Series>()

  /** From now on there is a series for these, if it is 0. */
  know(method: string, scheme: string): void {
    this.#seriesOf(method, scheme)
  }

  /**
   * @param onCollect called when a collection begins
   * @returns a function that ends it
   */
  attach(meter: Meter, onCollect: () => void): () => void {
    const instrument = meter.createObservableUpDownCounter('http.server.active_requests', {
      description: 'Number of active HTTP server requests.',
      unit: '{request}',
    })
    const count = (result: ObservableResult) => {
      onCollect()
      this.#count(result)
    }
    instrument.addCallback(count)
    return () => instrument.removeCallback(count)
  }

  #seriesOf(method: string, scheme: string): Series {
    const key = `${method} ${scheme}`
    const series = this.#known.get(key) ?? {
      attributes: { 'http.request.method': method, 'url.scheme': scheme },
      count: 0,
    }
    this.#known.set(key, series)
    return series
  }

  #count(result: ObservableResult): void {
    for (const series of this.#known.values()) series.count = 0
    for (const { method, req } of openRequests()) this.#seriesOf(methodName(method), urlScheme(req)).count++
    for (const { attributes, count } of this.#known.values()) result.observe(count, attributes)
  }
}
