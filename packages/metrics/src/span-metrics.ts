import type { Meter } from '@opentelemetry/api'
import type { LateSource } from './late-source'
import { observeBatch } from './observe-batch'
import type { SpanCounts } from './start-metrics'

/**
 * Measures what became of spans: otel.sdk.exporter.span.exported, with error.type for those that could not be sent, and
 * otel.sdk.processor.span.processed for those dropped because too many were waiting.
 * Standard: https://opentelemetry.io/docs/specs/semconv/otel/sdk-metrics/
 */
export function spanMetrics(meter: Meter): LateSource<() => SpanCounts> {
  const exported = meter.createObservableCounter('otel.sdk.exporter.span.exported', {
    description: 'The number of spans for which the export has finished, either successful or failed.',
    unit: '{span}',
  })
  const processed = meter.createObservableCounter('otel.sdk.processor.span.processed', {
    description: 'The number of spans that were dropped because too many were waiting to be sent.',
    unit: '{span}',
  })
  let count: (() => SpanCounts) | undefined

  const stop = observeBatch(meter, [exported, processed], (result) => {
    if (!count) return
    const spans = count()
    result.observe(exported, spans.exported)
    result.observe(exported, spans.failed, { 'error.type': '_OTHER' })
    result.observe(processed, spans.dropped, { 'error.type': 'queue_full' })
  })

  return {
    observe(source) {
      count = source
    },
    stop,
  }
}
