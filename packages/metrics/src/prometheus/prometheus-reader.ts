import { AggregationTemporality, AggregationType, MetricReader } from '@opentelemetry/sdk-metrics'
import { collectionErrors } from '../collection-errors'
import { withMaskedAttributes } from '../masked-attributes'
import { withRequestAttributes } from '../request-metrics'
import { prometheusPage } from './prometheus-page'

/** Well below the ten seconds that Prometheus waits: what has not answered by then is left out. */
const limitMs = 5_000

/** Collects when Prometheus asks; totals since the start, as it wants them. */
export class PrometheusReader extends MetricReader {
  #page: Promise<string> | undefined

  /** @param cardinalityLimit series that an instrument may have */
  constructor(cardinalityLimit: number) {
    super({
      aggregationSelector: () => ({ type: AggregationType.DEFAULT }),
      aggregationTemporalitySelector: () => AggregationTemporality.CUMULATIVE,
      cardinalitySelector: () => cardinalityLimit,
    })
  }

  /** The page, made now. All who ask while it is being made get the same. */
  page(): Promise<string> {
    this.#page ??= this.#makePage().finally(() => {
      this.#page = undefined
    })
    return this.#page
  }

  async #makePage(): Promise<string> {
    const { resourceMetrics, errors } = await this.collect({ timeoutMillis: limitMs })
    collectionErrors(errors)
    // what an ECS task says of itself comes a little after the start
    await resourceMetrics.resource.waitForAsyncAttributes?.()
    return prometheusPage(withMaskedAttributes(withRequestAttributes(resourceMetrics)))
  }

  protected override async onForceFlush(): Promise<void> {}

  protected override async onShutdown(): Promise<void> {}
}
