import type { Attributes } from '@opentelemetry/api'
import { warnOnce } from './metrics-log'

/** What the SDK calls the series that takes everything past the limit. */
const overflow: Attributes = { 'otel.metric.overflow': true }

/**
 * Keeps the attributes of an instrument's series, so that each has one object, and bounds their number. The SDK's own limit holds from one
 * collection to the next only: series that are added up since the start would grow with each collection.
 */
export class SeriesCache {
  readonly #byKey = new Map<string, Attributes>()

  /**
   * @param name of the instrument, for the log
   * @param limit series that it may have, the one for everything past the limit included
   */
  constructor(
    readonly name: string,
    readonly limit: number,
  ) {}

  get size(): number {
    return this.#byKey.size
  }

  /** The attributes of this key: those that are known, else new ones of `make`, else those of the overflow. */
  get(key: string, make: () => Attributes): Attributes {
    const known = this.#byKey.get(key)
    if (known) return known
    if (this.#byKey.size >= this.limit - 1) {
      const { name, limit } = this
      warnOnce(
        { metric: name, limit },
        `metric ${name} has more than ${limit} series: what is new goes into one, with otel.metric.overflow`,
      )
      return overflow
    }
    const made = make()
    this.#byKey.set(key, made)
    return made
  }
}
