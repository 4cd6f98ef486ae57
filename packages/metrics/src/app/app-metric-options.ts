import { type OptionCheck, optionProblems, optionsMessage } from '@voluntarily/config'
import { MetricsOptionsError } from '../metrics-options-error'

export type AppMetricKind = 'counter' | 'histogram' | 'gauge'

/** Options of a metric of the app's own: all that a counter has, and part of those of the others. */
export interface AppMetricOptions {
  /** One line for people. Default none. */
  readonly description?: string
  /**
   * What its values are counted in, as UCUM writes it: `s`, `By`, `{order}`; 63 ASCII characters at most. Default none.
   * Standard: https://opentelemetry.io/docs/specs/semconv/general/metrics/#instrument-units
   */
  readonly unit?: string
}

/** Options of a histogram of the app's own. */
export interface HistogramOptions extends AppMetricOptions {
  /** Upper bounds of its buckets, rising, in the unit of its values. Default those of OpenTelemetry, 5 to 10000, which suit milliseconds. */
  readonly buckets?: readonly number[]
}

/** Options of a gauge of the app's own. */
export interface GaugeOptions extends AppMetricOptions {
  /**
   * Asked for the value at each collection, in place of `set`; it may return a promise. One that throws, rejects or takes longer than 2000 ms is left out
   * of that collection, and the log says so, once; it is not asked again before it has answered. What it does makes no spans. Default none: the last
   * `set` counts.
   */
  readonly read?: () => number | PromiseLike<number>
}

type AnyOptions = HistogramOptions & GaugeOptions

// https://opentelemetry.io/docs/specs/otel/metrics/api/#instrument-name-syntax
const nameSyntax = /^[A-Za-z][A-Za-z0-9_./-]{0,254}$/
const unitSyntax = /^[ -~]{0,63}$/

const shared: Readonly<Record<keyof AppMetricOptions, OptionCheck>> = {
  description: [isString, 'text'],
  unit: [
    (value) => isString(value) && unitSyntax.test(value),
    'at most 63 ASCII characters, such as s, By or {order}',
  ],
}

const checks: Readonly<Record<AppMetricKind, Readonly<Record<string, OptionCheck>>>> = {
  counter: shared,
  histogram: { ...shared, buckets: [areRising, 'numbers in a list, each greater than the one before'] },
  gauge: {
    ...shared,
    read: [(value) => typeof value === 'function', 'a function that returns a number, or a promise of one'],
  },
}

/**
 * @throws MetricsOptionsError, code ERR_METRICS_NAME, for a name that OpenTelemetry does not take; code ERR_METRICS_OPTIONS, with all that is wrong,
 * for options
 */
export function checkAppMetric(kind: AppMetricKind, name: unknown, options: AnyOptions): void {
  if (typeof name !== 'string' || !nameSyntax.test(name)) {
    throw new MetricsOptionsError(
      `${kind}(${show(name)}): expected a name of at most 255 letters, digits and _ . - /, a letter first, such as orders.placed`,
      'ERR_METRICS_NAME',
    )
  }
  const wrong = optionProblems(options, checks[kind], "{ unit: 's' }")
  if (wrong.length > 0) throw new MetricsOptionsError(optionsMessage(`${kind}('${name}')`, wrong))
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function areRising(bounds: unknown): boolean {
  return (
    Array.isArray(bounds) &&
    bounds.length > 0 &&
    bounds.every((bound, index) => Number.isFinite(bound) && (index === 0 || bound > bounds[index - 1]))
  )
}

function show(name: unknown): string {
  return typeof name === 'string' ? `'${name.slice(0, 300)}'` : String(name)
}
