import type { BatchObservableCallback, Meter, Observable } from '@opentelemetry/api'

/**
 * Has several instruments measured by one function, at each collection.
 * @returns a function that ends it
 */
export function observeBatch(
  meter: Meter,
  instruments: Observable[],
  callback: BatchObservableCallback,
): () => void {
  meter.addBatchObservableCallback(callback, instruments)
  return () => meter.removeBatchObservableCallback(callback, instruments)
}
