import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks'
import { type Attributes, type Meter, ValueType } from '@opentelemetry/api'

// Most collections take far less than a millisecond.
const buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1]

const types = new Map<number | undefined, Attributes>(
  [
    [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'] as const,
    [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'] as const,
    [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'] as const,
    [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weakcb'] as const,
  ].map(([kind, type]) => [kind, { 'v8js.gc.type': type }]),
)

/**
 * Measures v8js.gc.duration of every garbage collection.
 * Standard: https://opentelemetry.io/docs/specs/semconv/runtime/v8js-metrics/#metric-v8jsgcduration
 * @returns a function that ends it
 */
export function observeGarbageCollection(meter: Meter): () => void {
  const duration = meter.createHistogram('v8js.gc.duration', {
    description: 'Garbage collection duration.',
    unit: 's',
    valueType: ValueType.DOUBLE,
    advice: { explicitBucketBoundaries: buckets },
  })
  // A list holds all collections since the last turn of the event loop.
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const attributes = types.get(kindOf(entry))
      if (attributes) duration.record(entry.duration / 1_000, attributes)
    }
  })
  observer.observe({ entryTypes: ['gc'] })
  return () => observer.disconnect()
}

function kindOf(entry: PerformanceEntry): number | undefined {
  return (entry as { detail?: { kind?: number } }).detail?.kind
}
