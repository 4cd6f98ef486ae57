import { isDeepStrictEqual } from 'node:util'
import type { Meter, MeterProvider } from '@opentelemetry/api'
import { warnOnce } from '../metrics-log'
import { MetricsOptionsError } from '../metrics-options-error'
import { AppInstrument, type MakeInstrument } from './app-instrument'
import {
  type AppMetricKind,
  checkAppMetric,
  type GaugeOptions,
  type HistogramOptions,
} from './app-metric-options'

const scope = 'app'

const known = new Map<string, AppInstrument>()
let demanded: (() => void) | undefined
let bound: { readonly meter: Meter; readonly cardinalityLimit: number } | undefined

/** Where the metrics of the app's own go: to the provider that is bound, or nowhere. */
export const appMetrics = {
  /**
   * Makes the instruments of all metrics that there are, and from now on those of new ones.
   * @param options.cardinalityLimit series that each may have, default 2000
   */
  bind(provider: MeterProvider, options: { readonly cardinalityLimit?: number | undefined } = {}): void {
    const { cardinalityLimit = 2000 } = options
    bound = { meter: provider.getMeter(scope), cardinalityLimit }
    for (const instrument of known.values()) instrument.attach(bound.meter, cardinalityLimit)
  },

  /** Has this called when a metric of the app's own is made and nothing is bound; undefined: no more. */
  startOnDemand(start: (() => void) | undefined): void {
    demanded = start
    if (known.size > 0) start?.()
  },

  /** From now on nothing is measured. */
  unbind(): void {
    bound = undefined
    for (const instrument of known.values()) instrument.detach()
  },
}

/** The metric of this name; a new one when there is none. Names differ by more than their case. */
export function appInstrument(
  kind: AppMetricKind,
  name: string,
  options: HistogramOptions & GaugeOptions,
  make: MakeInstrument,
): AppInstrument {
  checkAppMetric(kind, name, options)
  const before = known.get(name.toLowerCase())
  if (before) {
    refuseConflict(before, kind, options)
    tellOtherBuckets(before, options)
    return before
  }
  const instrument = new AppInstrument(kind, name, options, make)
  known.set(name.toLowerCase(), instrument)
  if (!bound) demanded?.()
  else instrument.attach(bound.meter, bound.cardinalityLimit)
  return instrument
}

function refuseConflict(before: AppInstrument, kind: AppMetricKind, { unit = '', read }: GaugeOptions): void {
  const { name, options } = before
  const differ = (what: string) =>
    new MetricsOptionsError(`${kind}('${name}'): there is one already, ${what}; give this one another name`)
  if (before.kind !== kind) throw differ(`a ${before.kind}`)
  if ((options.unit ?? '') !== unit) throw differ(`with the unit '${options.unit ?? ''}'`)
  if (read !== options.read) throw differ('with another read')
}

// No error: two modules that share a metric may have been given other buckets with a new version of one of them.
function tellOtherBuckets({ name, options }: AppInstrument, { buckets }: HistogramOptions): void {
  const { buckets: before } = options
  if (buckets === undefined || isDeepStrictEqual(buckets, before)) return
  const kept = before === undefined ? "OpenTelemetry's own" : before.join(', ')
  warnOnce(
    { metric: name },
    `histogram('${name}'): there is one already, with other buckets, which it keeps: ${kept}`,
  )
}
