import { getHeapSpaceStatistics } from 'node:v8'
import type { Meter } from '@opentelemetry/api'
import { observeBatch } from '../observe-batch'

/**
 * Measures the memory of V8's heap, by its spaces, at each collection.
 * Standard: https://opentelemetry.io/docs/specs/semconv/runtime/v8js-metrics/
 * @returns a function that ends it
 */
export function observeHeap(meter: Meter): () => void {
  const upDownCounter = (name: string, description: string) =>
    meter.createObservableUpDownCounter(`v8js.memory.heap.${name}`, { description, unit: 'By' })
  const size = upDownCounter('space.size', 'Total heap memory size pre-allocated for a heap space.')
  const used = upDownCounter('used', 'Heap memory size allocated.')
  const available = upDownCounter('space.available_size', 'Heap space available size.')
  const physical = upDownCounter('space.physical_size', 'Committed size of a heap space.')

  return observeBatch(meter, [size, used, available, physical], (result) => {
    for (const space of getHeapSpaceStatistics()) {
      const attributes = { 'v8js.heap.space.name': space.space_name }
      result.observe(size, space.space_size, attributes)
      result.observe(used, space.space_used_size, attributes)
      result.observe(available, space.space_available_size, attributes)
      result.observe(physical, space.physical_space_size, attributes)
    }
  })
}
