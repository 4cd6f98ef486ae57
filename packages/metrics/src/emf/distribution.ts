import type { ExponentialHistogram, Histogram } from '@opentelemetry/sdk-metrics'
import { largestValue, mostValues } from './limits'
import { isTaken, withoutTiny } from './taken-value'
import { addValue, joinClose, type WeightedValues } from './weighted-values'

/** How CloudWatch is given a distribution, so that its percentiles work and its average, least and greatest are exact. */
export interface CloudWatchDistribution {
  readonly Values: readonly number[]
  readonly Counts: readonly number[]
  readonly Max: number
  readonly Min: number
  readonly Count: number
  readonly Sum: number
}

const valueDigits = 6
// What comes after is the rounding of binary fractions.
const statisticDigits = 12

/** Histograms of one metric, added up. A bucket is represented by its middle, which is never outside of what was measured. */
export class Distribution {
  readonly #values: WeightedValues = new Map()
  #sum = 0
  #min = Number.POSITIVE_INFINITY
  #max = Number.NEGATIVE_INFINITY

  addExplicit(histogram: Histogram): void {
    const { boundaries, counts } = histogram.buckets
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, sum = 0, count: all } = histogram
    for (const [index, count] of counts.entries()) {
      const lower = Math.max(boundaries[index - 1] ?? Number.NEGATIVE_INFINITY, min)
      const upper = Math.min(boundaries[index] ?? Number.POSITIVE_INFINITY, max)
      addValue(this.#values, middle(lower, upper) ?? sum / all, count)
    }
    this.#addStatistics(histogram)
  }

  addExponential(histogram: ExponentialHistogram): void {
    const { scale, zeroCount, positive, negative } = histogram
    addValue(this.#values, 0, zeroCount)
    for (const [sign, { offset, bucketCounts }] of [[1, positive] as const, [-1, negative] as const]) {
      for (const [index, count] of bucketCounts.entries()) {
        const lower = 2 ** ((offset + index) * 2 ** -scale)
        const upper = 2 ** ((offset + index + 1) * 2 ** -scale)
        addValue(this.#values, sign * (lower + (upper - lower) / 2), count)
      }
    }
    this.#addStatistics(histogram)
  }

  /** Undefined when nothing was measured, or nothing that CloudWatch takes. */
  toCloudWatch(): CloudWatchDistribution | undefined {
    const taken: WeightedValues = new Map()
    let sum = this.#sum
    for (const [value, count] of this.#values) {
      const inside = withoutTiny(this.#clamp(value))
      if (isTaken(inside)) addValue(taken, inside, count)
      else sum = Number.NaN
    }
    const joined = [...joinClose(taken, mostValues)]
      .map(([value, count]) => [this.#clamp(round(value, valueDigits)), count] as const)
      .sort(([one], [other]) => one - other)
    const [least] = joined
    const greatest = joined.at(-1)
    if (!least || !greatest) return undefined
    return {
      Values: joined.map(([value]) => value),
      Counts: joined.map(([, count]) => count),
      Max: takenOr(this.#max, greatest[0]),
      Min: takenOr(this.#min, least[0]),
      Count: joined.reduce((all, [, count]) => all + count, 0),
      Sum: withoutTiny(round(takenOr(sum, sumOf(joined)), statisticDigits)),
    }
  }

  // What a histogram does not know of itself sets no bound, and is then read off the values.
  #addStatistics({ sum, min, max }: { sum?: number; min?: number; max?: number }): void {
    this.#sum += sum ?? Number.NaN
    this.#min = Math.min(this.#min, withoutTiny(round(min ?? Number.NEGATIVE_INFINITY, statisticDigits)))
    this.#max = Math.max(this.#max, withoutTiny(round(max ?? Number.POSITIVE_INFINITY, statisticDigits)))
  }

  #clamp(value: number): number {
    return Math.min(Math.max(value, this.#min), this.#max)
  }
}

/** Of an open bucket it is the end that it has; undefined when it has none. */
function middle(lower: number, upper: number): number | undefined {
  const ends = [lower, upper].filter(Number.isFinite)
  return ends.length === 2 ? lower + (upper - lower) / 2 : ends[0]
}

function takenOr(value: number, other: number): number {
  return isTaken(value) ? value : other
}

function sumOf(values: readonly (readonly [value: number, count: number])[]): number {
  const sum = values.reduce((all, [value, count]) => all + value * count, 0)
  return Math.min(Math.max(sum, -largestValue), largestValue)
}

function round(value: number, digits: number): number {
  return Number(value.toPrecision(digits))
}
