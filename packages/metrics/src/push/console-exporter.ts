import type { Attributes } from '@opentelemetry/api'
import { type ExportResult, ExportResultCode } from '@opentelemetry/core'
import {
  AggregationTemporality,
  DataPointType,
  type MetricData,
  type PushMetricExporter,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics'

/**
 * Metrics as lines to read, one a series: `http.server.request.duration{http.route=/users/:id} 12 times, 0.0031 s on average (0.001 to 0.02)`,
 * or `once, 0.0031 s`.
 * Totals since the start.
 * @param write takes a line; must not throw
 */
export function createConsoleExporter(write: (line: string) => void): PushMetricExporter {
  return {
    export({ scopeMetrics }: ResourceMetrics, done: (result: ExportResult) => void) {
      for (const { metrics } of scopeMetrics) {
        for (const metric of metrics) for (const line of linesOf(metric)) write(line)
      }
      done({ code: ExportResultCode.SUCCESS })
    },
    selectAggregationTemporality: () => AggregationTemporality.CUMULATIVE,
    async forceFlush() {},
    async shutdown() {},
  }
}

function linesOf(metric: MetricData): string[] {
  const { name, unit } = metric.descriptor
  const after = unit === '' || unit === '1' ? '' : ` ${unit.replace(/[{}]/g, '')}`
  switch (metric.dataPointType) {
    case DataPointType.HISTOGRAM:
    case DataPointType.EXPONENTIAL_HISTOGRAM:
      return metric.dataPoints.map(
        ({ attributes, value }) => `${name}${series(attributes)} ${describeHistogram(value, after)}`,
      )
    default:
      return metric.dataPoints.map(
        ({ attributes, value }) => `${name}${series(attributes)} ${short(value)}${after}`,
      )
  }
}

interface HistogramValue {
  readonly count: number
  readonly sum?: number
  readonly min?: number
  readonly max?: number
}

function describeHistogram({ count, sum, min, max }: HistogramValue, unit: string): string {
  const times = count === 1 ? 'once' : `${count} times`
  if (count === 0 || sum === undefined) return times
  if (count === 1) return `${times}, ${short(sum)}${unit}`
  const range = min === undefined || max === undefined ? '' : ` (${short(min)} to ${short(max)})`
  return `${times}, ${short(sum / count)}${unit} on average${range}`
}

function series(attributes: Attributes): string {
  const pairs = Object.entries(attributes).map(([key, value]) => `${key}=${String(value)}`)
  return pairs.length === 0 ? '' : `{${pairs.join(', ').replaceAll('\n', ' ')}}`
}

function short(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))
}
