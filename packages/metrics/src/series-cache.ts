import type { Attributes } from '@opentelemetry/api'
import { overflow, SeriesBound } from './series-bound'

/** Keeps the attributes of an instrument's series, so that each has one object, and bounds their number. */
export class SeriesCache {
  readonly #byKey = new Map<string, Attributes>()
  readonly #bound: SeriesBound

  /**
   * @param name of the instrument, for the log
   * @param limit series that it may have, the one for everything past the limit included
   */
  constructor(name: string, limit: number) {
    this.#bound = new SeriesBound(name, limit)
  }

  /** The attributes of this key: those that are known, else new ones of `make`, else those of the overflow. */
  get(key: string, make: () => Attributes): Attributes {
    const known = this.#byKey.get(key)
    if (known) return known
    if (this.#bound.take() === undefined) return overflow
    const made = make()
    this.#byKey.set(key, made)
    return made
  }
}
