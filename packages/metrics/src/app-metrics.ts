import type { Attributes, ObservableGauge, ObservableResult } from '@opentelemetry/api'
import type { AppInstrument, Attached } from './app/app-instrument'
import type { AppMetricOptions, GaugeOptions, HistogramOptions } from './app/app-metric-options'
import { appInstrument } from './app/app-registry'
import { readInTime } from './app/read-in-time'
import { warnOnce } from './metrics-log'

/** Counts. Nothing of it throws, whatever it is given. */
export interface Counter {
  /**
   * Adds this, default 1; less than nothing is refused, once in the log.
   * @param attributes what tells its series apart, of few different values: `{ kind: 'book' }`; what looks secret is masked. Default none.
   */
  add(value?: number, attributes?: Attributes): void
}

/** Measures how values are spread. Nothing of it throws, whatever it is given. */
export interface Histogram {
  /** Takes this value, 0 or more; another one is refused, once in the log. @param attributes as those of a counter */
  record(value: number, attributes?: Attributes): void
}

/** Shows a value that goes up and down. Nothing of it throws, whatever it is given. */
export interface Gauge {
  /** From now on it is this, any finite number; with `read`, it is left out. @param attributes as those of a counter */
  set(value: number, attributes?: Attributes): void
}

/**
 * A counter of the app's own. It may be made at any time: it counts while metrics are on, and costs next to nothing while they are not. Asked for
 * again by the same name, it is the same counter.
 * @param name letters, digits and _ . - /, a letter first, 255 at most, in whatever case the same: `orders.placed`
 * @param options default no description and no unit
 * @throws MetricsOptionsError ERR_METRICS_NAME for the name; ERR_METRICS_OPTIONS for the options, or when the name is another kind of metric already
 * Standard: https://opentelemetry.io/docs/specs/otel/metrics/api/#instrument-name-syntax
 */
export function counter(name: string, options: AppMetricOptions = {}): Counter {
  const instrument = appInstrument('counter', name, options, (meter) => {
    const own = meter.createCounter(name, options)
    return { record: (value, attributes) => own.add(value, attributes) }
  })
  return { add: (value = 1, attributes) => instrument.measure(value, attributes) }
}

/**
 * A histogram of the app's own, otherwise as `counter`. Asked for again with other buckets, it keeps those that it has, and the log says so.
 * @throws MetricsOptionsError ERR_METRICS_NAME, ERR_METRICS_OPTIONS, as `counter`
 */
export function histogram(name: string, options: HistogramOptions = {}): Histogram {
  const instrument = appInstrument('histogram', name, options, (meter) => {
    const { buckets, ...shared } = options
    const own = meter.createHistogram(name, {
      ...shared,
      ...(buckets && { advice: { explicitBucketBoundaries: [...buckets] } }),
    })
    return { record: (value, attributes) => own.record(value, attributes) }
  })
  return { record: (value, attributes) => instrument.measure(value, attributes) }
}

/**
 * A gauge of the app's own, otherwise as `counter`. With `read` it is asked at each collection: `gauge('queue.length', { read: () => queue.length })`,
 * or `{ read: () => queue.count() }` for a promise.
 * @throws MetricsOptionsError ERR_METRICS_NAME, ERR_METRICS_OPTIONS, as `counter`; another `read` for the same name as well
 */
export function gauge(name: string, options: GaugeOptions = {}): Gauge {
  const instrument = appInstrument('gauge', name, options, (meter, of) => {
    const { read, ...shared } = options
    if (read) return observed(of, meter.createObservableGauge(name, shared), read)
    const own = meter.createGauge(name, shared)
    return { record: (value, attributes) => own.record(value, attributes) }
  })
  return { set: (value, attributes) => instrument.measure(value, attributes) }
}

function observed(
  instrument: AppInstrument,
  own: ObservableGauge,
  read: NonNullable<GaugeOptions['read']>,
): Attached {
  const { name } = instrument
  const ask = readInTime(name, read)

  function observe(result: ObservableResult): Promise<void> {
    return ask((value) => {
      if (instrument.takes(value)) result.observe(value)
    })
  }
  own.addCallback(observe)
  return {
    record: () => warnOnce({}, `gauge ${name}: it is read at each collection, and what is set is left out`),
    stop: () => own.removeCallback(observe),
  }
}
