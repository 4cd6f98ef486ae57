import type { Attributes } from '@opentelemetry/api'
import { warnOnce } from './metrics-log'

/** What the SDK calls the series that takes everything past the limit. */
export const overflow: Attributes = { 'otel.metric.overflow': true }

/**
 * Bounds the number of an instrument's series. The SDK's own limit holds from one collection to the next only: series that are added up
 * since the start would grow with each collection.
 */
export class SeriesBound {
  #taken = 0

  /**
   * @param name of the instrument, for the log
   * @param limit series that it may have, the one for everything past the limit included
   */
  constructor(
    readonly name: string,
    readonly limit: number,
  ) {}

  /** Takes the place of a new series: its number, from 0 on. Undefined when there is none left, which the log says once. */
  take(): number | undefined {
    const { name, limit } = this
    if (this.#taken < limit - 1) return this.#taken++
    warnOnce(
      { metric: name, limit },
      `metric ${name} has more than ${limit} series: what is new goes into one, with otel.metric.overflow`,
    )
    return undefined
  }
}
