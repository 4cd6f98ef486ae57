import { type ExportResult, ExportResultCode } from '@opentelemetry/core'
import type {
  AggregationOption,
  AggregationTemporality,
  InstrumentType,
  PushMetricExporter,
  ResourceMetrics,
} from '@opentelemetry/sdk-metrics'
import { ContainedExporter, type ContainedExporterOptions } from '@voluntarily/otlp'
import { withoutSpans } from '@voluntarily/request'

export interface ContainedMetricExporterOptions extends ContainedExporterOptions<ResourceMetrics> {
  readonly temporality: (instrument: InstrumentType) => AggregationTemporality
  readonly aggregation: (instrument: InstrumentType) => AggregationOption
}

/**
 * A contained exporter for a metric reader. Its answer is always success: what fails is told by `onResult`, and nobody behind it would do
 * anything but complain once more.
 */
export class ContainedMetricExporter
  extends ContainedExporter<ResourceMetrics>
  implements PushMetricExporter
{
  readonly selectAggregationTemporality: ContainedMetricExporterOptions['temporality']
  readonly selectAggregation: ContainedMetricExporterOptions['aggregation']

  constructor({ temporality, aggregation, ...options }: ContainedMetricExporterOptions) {
    super(options)
    this.selectAggregationTemporality = temporality
    this.selectAggregation = aggregation
  }

  override export(metrics: ResourceMetrics, done: (result: ExportResult) => void): void {
    withoutSpans(() => super.export(metrics, () => done({ code: ExportResultCode.SUCCESS })))
  }
}
