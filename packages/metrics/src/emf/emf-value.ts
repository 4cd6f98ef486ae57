import { DataPointType, type MetricData } from '@opentelemetry/sdk-metrics'
import { type CloudWatchDistribution, Distribution } from './distribution'
import { mostValues } from './limits'
import { isTaken, withoutTiny } from './taken-value'

/** What a metric's name stands for in a line. */
export type EmfTarget = number | readonly number[] | CloudWatchDistribution

/** What was measured in a period of one metric with one set of dimensions; several series that fall together are added up. */
export interface EmfValue {
  add(metric: MetricData, index: number): void
  /** Each goes into a line of its own; none when there is nothing to tell. */
  targets(): readonly EmfTarget[]
}

export type EmfKind = 'counter' | 'up-down counter' | 'gauge' | 'histogram'

export function kindOf(metric: MetricData): EmfKind {
  switch (metric.dataPointType) {
    case DataPointType.SUM:
      return metric.isMonotonic ? 'counter' : 'up-down counter'
    case DataPointType.GAUGE:
      return 'gauge'
    default:
      return 'histogram'
  }
}

export function createEmfValue(kind: EmfKind): EmfValue {
  if (kind === 'gauge') return createReadings()
  return kind === 'histogram' ? createHistogram() : createTotal(kind === 'counter')
}

// A counter that has not moved is left out: it adds nothing, and CloudWatch charges for the hours in which a metric was sent.
function createTotal(isMonotonic: boolean): EmfValue {
  let total = 0
  return {
    add(metric, index) {
      if (metric.dataPointType === DataPointType.SUM) total += metric.dataPoints[index]?.value ?? 0
    },
    targets() {
      const told = withoutTiny(total)
      return isTaken(told) && !(isMonotonic && told === 0) ? [told] : []
    },
  }
}

// Readings of several series have no total that makes sense for all of them. CloudWatch gets each, and has their sum, greatest and average.
function createReadings(): EmfValue {
  const readings: number[] = []
  return {
    add(metric, index) {
      if (metric.dataPointType !== DataPointType.GAUGE) return
      const value = metric.dataPoints[index]?.value
      if (value !== undefined && isTaken(value)) readings.push(withoutTiny(value))
    },
    targets() {
      if (readings.length === 1) return readings
      const count = Math.ceil(readings.length / mostValues)
      return Array.from({ length: count }, (_, part) =>
        readings.slice(part * mostValues, (part + 1) * mostValues),
      )
    },
  }
}

function createHistogram(): EmfValue {
  const distribution = new Distribution()
  return {
    add(metric, index) {
      if (metric.dataPointType === DataPointType.HISTOGRAM) {
        const point = metric.dataPoints[index]
        if (point && point.value.count > 0) distribution.addExplicit(point.value)
      } else if (metric.dataPointType === DataPointType.EXPONENTIAL_HISTOGRAM) {
        const point = metric.dataPoints[index]
        if (point && point.value.count > 0) distribution.addExponential(point.value)
      }
    },
    targets() {
      const target = distribution.toCloudWatch()
      return target ? [target] : []
    },
  }
}
