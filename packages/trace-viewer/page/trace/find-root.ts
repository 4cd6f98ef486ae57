import type { Span, Trace } from './span'

/** The span that names the trace: the first without a parent, else the earliest. */
export function findRoot({ spans }: Trace): Span | undefined {
  return spans.find(({ parentSpanId }) => parentSpanId === '') ?? spans[0]
}
