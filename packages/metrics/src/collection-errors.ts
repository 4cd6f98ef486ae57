import { warnOnceAMinute } from './metrics-log'

/** Says what a function that was asked for a value has thrown; the other metrics are collected all the same. */
export function collectionErrors(errors: readonly unknown[]): void {
  for (const error of errors) {
    const reason = error instanceof Error ? error.message : String(error)
    warnOnceAMinute({ err: error }, `a metric could not be read: ${reason}`)
  }
}
