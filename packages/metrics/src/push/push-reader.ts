import {
  type CollectionResult,
  type MetricCollectOptions,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics'
import { collectionErrors } from '../collection-errors'
import { withMaskedAttributes } from '../masked-attributes'
import { withRequestAttributes } from '../request-metrics'
import type { MetricsSettings } from '../resolve-settings'

/** Collects and exports at an interval; what could not be read goes to our log, once, rather than to OpenTelemetry's at each export. */
export class PushReader extends PeriodicExportingMetricReader {
  constructor(
    exporter: PushMetricExporter,
    {
      intervalMs,
      timeoutMs,
      cardinalityLimit,
    }: Pick<MetricsSettings, 'intervalMs' | 'timeoutMs' | 'cardinalityLimit'>,
  ) {
    super({
      exporter,
      exportIntervalMillis: intervalMs,
      exportTimeoutMillis: timeoutMs,
      cardinalityLimits: { default: cardinalityLimit },
    })
  }

  override async collect(options?: MetricCollectOptions): Promise<CollectionResult> {
    const { resourceMetrics, errors } = await super.collect(options)
    collectionErrors(errors)
    return { resourceMetrics: withMaskedAttributes(withRequestAttributes(resourceMetrics)), errors: [] }
  }
}
