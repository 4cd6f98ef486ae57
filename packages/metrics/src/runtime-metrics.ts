import type { MeterProvider } from '@opentelemetry/api'
import { observeEventLoop } from './runtime/event-loop-metrics'
import { observeGarbageCollection } from './runtime/garbage-collection-metrics'
import { observeHeap } from './runtime/heap-metrics'
import { scopeName } from './scope-name'

/**
 * Measures Node itself: its event loop, garbage collection and heap, named as the semantic conventions have them.
 * @returns a function that ends it
 */
export function startRuntimeMetrics(provider: MeterProvider): () => void {
  const meter = provider.getMeter(scopeName)
  const stops = [observeEventLoop(meter), observeGarbageCollection(meter), observeHeap(meter)]
  return () => {
    for (const stop of stops) stop()
  }
}
