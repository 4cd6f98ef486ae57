import type { Attributes, Meter } from '@opentelemetry/api'
import { maskAttributes } from '@voluntarily/config'
import { warnOnce } from '../metrics-log'
import { SeriesCache } from '../series-cache'
import type { AppMetricKind, GaugeOptions, HistogramOptions } from './app-metric-options'

/** An instrument of the SDK's: how values reach it, and how it ends. */
export interface Attached {
  record(value: number, attributes: Attributes): void
  stop?(): void
}

export type MakeInstrument = (meter: Meter, of: AppInstrument) => Attached

/** A metric of the app's own: it measures while there is a meter, and does nothing else. */
export class AppInstrument {
  #attached: (Attached & { readonly series: SeriesCache }) | undefined

  constructor(
    readonly kind: AppMetricKind,
    readonly name: string,
    readonly options: HistogramOptions & GaugeOptions,
    private readonly make: MakeInstrument,
  ) {}

  attach(meter: Meter, cardinalityLimit: number): void {
    this.detach()
    this.#attached = {
      ...this.make(meter, this),
      series: new SeriesCache(this.name, cardinalityLimit),
    }
  }

  detach(): void {
    this.#attached?.stop?.()
    this.#attached = undefined
  }

  /** Never throws: what cannot be measured is refused, once in the log. */
  measure(value: unknown, attributes: Attributes | undefined): void {
    const attached = this.#attached
    if (!attached) return
    if (!this.takes(value)) return
    try {
      const key = attributes === undefined ? '' : JSON.stringify(attributes)
      attached.record(
        value,
        attached.series.get(key, () => maskAttributes(defined(attributes))),
      )
    } catch (fault) {
      warnOnce({ err: fault }, `${this.kind} ${this.name}: these attributes cannot be measured with`)
    }
  }

  /** Whether it is a value to measure; when it is not, the log says so, once. */
  takes(value: unknown): value is number {
    if (Number.isFinite(value) && (this.kind === 'gauge' || Number(value) >= 0)) return true
    const expected = this.kind === 'gauge' ? 'a finite number' : 'a finite number that is not negative'
    warnOnce(
      { metric: this.name },
      `${this.kind} ${this.name}: ${kindOf(value)} is left out, expected ${expected}`,
    )
    return false
  }
}

// Not the value itself: a thousand negative ones are to be one line.
function kindOf(value: unknown): string {
  if (typeof value !== 'number') return typeof value
  return Number.isFinite(value) ? 'a negative number' : String(value)
}

// A copy: the app may go on using its object, and the SDK keeps the one that it is given.
function defined(attributes: Attributes | undefined): Attributes {
  const given = Object.entries(attributes ?? {})
  return Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== null))
}
