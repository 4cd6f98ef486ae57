import type { InstrumentationScope } from '@opentelemetry/core'
import { type DataPoint, DataPointType, type MetricData } from '@opentelemetry/sdk-metrics'
import { warnOnceAMinute } from '../metrics-log'
import { labelsOf, scopeText } from './prometheus-labels'

/** A metric, and whose it is. */
export interface ScopedMetric {
  readonly scope: InstrumentationScope
  readonly metric: MetricData
}

export interface HistogramValue {
  readonly buckets: { readonly boundaries: readonly number[]; readonly counts: readonly number[] }
  readonly sum?: number
  readonly count: number
}

/** A series as Prometheus has it. */
export interface PrometheusSeries {
  /** Without braces. */
  readonly labels: string
  value: number | HistogramValue
}

/**
 * The series of metrics that are one to Prometheus. So are series with the same labels, such as those with the attribute 1 and '1', of which it would take one only:
 * they are added up, and of gauges the last one is taken.
 */
export function seriesOf(metrics: readonly ScopedMetric[]): PrometheusSeries[] {
  const byLabels = new Map<string, PrometheusSeries>()
  for (const { scope, metric } of metrics) {
    const scopeLabels = scopeText(scope)
    for (const { attributes, value } of metric.dataPoints as DataPoint<number | HistogramValue>[]) {
      const own = labelsOf(attributes)
      const key = [...own].sort().concat(scopeLabels).join(',')
      const same = byLabels.get(key)
      if (same) same.value = joined(metric, same.value, value)
      else byLabels.set(key, { labels: [...own, scopeLabels].join(','), value })
    }
  }
  return [...byLabels.values()]
}

function joined(
  metric: MetricData,
  before: PrometheusSeries['value'],
  value: PrometheusSeries['value'],
): PrometheusSeries['value'] {
  if (typeof before === 'number' || typeof value === 'number') {
    const isGauge = metric.dataPointType === DataPointType.GAUGE
    return isGauge ? value : Number(before) + Number(value)
  }
  const { boundaries } = before.buckets
  if (String(boundaries) !== String(value.buckets.boundaries)) {
    const { name } = metric.descriptor
    warnOnceAMinute(
      { metric: name },
      `two series of ${name} have the same labels and other buckets, and the second is left out`,
    )
    return before
  }
  return {
    buckets: {
      boundaries,
      counts: before.buckets.counts.map((count, index) => count + (value.buckets.counts[index] ?? 0)),
    },
    ...(before.sum !== undefined && value.sum !== undefined && { sum: before.sum + value.sum }),
    count: before.count + value.count,
  }
}
