import { ExportResultCode } from '@opentelemetry/core'
import {
  AggregationTemporality,
  AggregationType,
  InstrumentType,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics'
import { type EmfOptions, emfLines } from './emf-lines'
import { mostValues } from './limits'

export interface EmfExporterOptions extends EmfOptions {
  /** Where the lines go, each without its line break. */
  readonly write: (line: string) => void
}

// What is there now, not what has been added since.
const currentValues: readonly InstrumentType[] = [
  InstrumentType.UP_DOWN_COUNTER,
  InstrumentType.OBSERVABLE_UP_DOWN_COUNTER,
  InstrumentType.GAUGE,
]

/**
 * Makes an exporter that writes CloudWatch's embedded metric format: a line a period and set of dimensions, from which CloudWatch Logs makes metrics.
 * Counters tell what was added in the period, histograms what was measured in it (as exponential ones, so that percentiles are right to a few per
 * cent). Dimensions are service.name, deployment.environment.name, and the attributes.
 * Standard: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function createEmfExporter({ write, ...options }: EmfExporterOptions): PushMetricExporter {
  return {
    selectAggregationTemporality: (type) =>
      currentValues.includes(type) ? AggregationTemporality.CUMULATIVE : AggregationTemporality.DELTA,
    selectAggregation: (type) =>
      type === InstrumentType.HISTOGRAM
        ? // one less for the zeros
          {
            type: AggregationType.EXPONENTIAL_HISTOGRAM,
            options: { maxSize: mostValues - 1, recordMinMax: true },
          }
        : { type: AggregationType.DEFAULT },
    export(metrics, done) {
      try {
        for (const line of emfLines(metrics, options)) write(line)
        done({ code: ExportResultCode.SUCCESS })
      } catch (error) {
        done({ code: ExportResultCode.FAILED, error: error as Error })
      }
    },
    async forceFlush() {},
    async shutdown() {},
  }
}
