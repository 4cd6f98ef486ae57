import type { Histogram } from '@opentelemetry/api'
import type { RequestSeries } from './request-series'

/** Measurements without a histogram that are kept for when there is one. */
const mostWaiting = 2_000

// Enough that a histogram's code, which is cold after all that a request has run, is warm for most of them; few enough that a request is
// not held up: they take a tenth of a millisecond.
const mostTogether = 256

/**
 * Hands durations of requests over to a histogram, many at a time: one at a time costs several times as much, as everything has to come back into
 * the processor's caches.
 */
export class RequestDurations {
  readonly #seconds = new Float64Array(mostWaiting)
  readonly #series: RequestSeries[] = []
  readonly #onMuch: () => void
  #histogram: Histogram | undefined
  #count = 0
  #collections = 0

  /** @param onMuch called when so many are waiting for a histogram that it is time for one */
  constructor(onMuch: () => void) {
    this.#onMuch = onMuch
  }

  /** Hands over what there is, and from now on what comes. */
  attach(histogram: Histogram): void {
    this.#histogram = histogram
    this.collect()
  }

  record(seconds: number, series: RequestSeries): void {
    if (this.#histogram && series.since !== this.#collections) {
      // the first since a collection is recorded at once: that is when its series begins, or begins anew
      series.since = this.#collections
      this.#histogram.record(seconds, series.attributes)
      return
    }
    if (this.#count < mostWaiting) {
      this.#seconds[this.#count] = seconds
      this.#series[this.#count] = series
      this.#count++
    }
    if (this.#histogram && this.#count >= mostTogether) this.#handOver(this.#histogram)
    else if (this.#count === mostWaiting) this.#onMuch()
  }

  /** To be called when a collection begins: it finds everything that was recorded until then. */
  collect(): void {
    this.#collections++
    if (this.#histogram) this.#handOver(this.#histogram)
  }

  #handOver(histogram: Histogram): void {
    const count = this.#count
    this.#count = 0
    for (let index = 0; index < count; index++) {
      const series = this.#series[index]
      if (series) histogram.record(Number(this.#seconds[index]), series.attributes)
    }
  }
}
