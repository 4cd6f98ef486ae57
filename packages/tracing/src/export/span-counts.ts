import { type Attributes, createNoopMeter, type Meter, type MeterProvider } from '@opentelemetry/api'

/** Spans since the start: sent, not sent, dropped because too many were waiting. */
export interface SpanCounts {
  readonly exported: number
  readonly failed: number
  readonly dropped: number
}

/** Counts what becomes of spans, whether or not anybody asks. */
export class SpanCounter {
  #exported = 0
  #failed = 0
  #dropped = 0

  /** Takes the result of one export. */
  told(spans: number, error: Error | undefined): void {
    if (error) this.#failed += spans
    else this.#exported += spans
  }

  counts(): SpanCounts {
    return { exported: this.#exported, failed: this.#failed, dropped: this.#dropped }
  }

  /**
   * For `selfObsMeterProvider` of a batch processor: the one way in which it tells of spans that it drops.
   * @param onDropped told of them as well
   * Standard: https://opentelemetry.io/docs/specs/semconv/otel/sdk-metrics/#metric-otelsdkprocessorspanprocessed
   */
  meterProvider(onDropped: (spans: number) => void): MeterProvider {
    const meter: Meter = createNoopMeter()
    meter.createCounter = () => ({
      add: (spans: number, attributes?: Attributes) => {
        if (attributes?.['error.type'] !== 'queue_full') return
        this.#dropped += spans
        onDropped(spans)
      },
    })
    return { getMeter: () => meter }
  }
}
