import type { TreeRow } from './build-tree'
import { exceptionsOf } from './exceptions'

export interface Failure {
  /** Index of the row. */
  readonly row: number
  /** What the span says about it; may be empty. */
  readonly text: string
}

/** Where a trace went wrong first: a failed span with no failed one below it, one that says why before one that does not. */
export function findFailure(rows: readonly TreeRow[]): Failure | undefined {
  const candidates = rows
    .map(({ span, failedBelow }, row) => ({ span, failedBelow, row }))
    .filter(({ span, failedBelow }) => span.failed && failedBelow === 0)
    .sort((one, other) => one.span.startNs - other.span.startNs)
    .slice(0, 100)
    .map(({ span, row }) => {
      const [exception] = exceptionsOf(span)
      const text = exception
        ? [exception.type, exception.message].filter(Boolean).join(': ')
        : (span.otlp.status?.message ?? '')
      return { row, text }
    })
  return candidates.find(({ text }) => text !== '') ?? candidates[0]
}
