import { formatDuration } from '../format/duration'
import type { TreeRow } from './build-tree'

/** What is odd about a span, in sentences; empty when nothing is. */
export function spanWarnings(row: TreeRow, parent: TreeRow | undefined): string[] {
  const { span, detached } = row
  const warnings = [...sentWarnings(row)]
  if (detached === 'parent-missing') {
    warnings.push(
      `Its parent ${span.parentSpanId} is not in this trace: not here yet, not sampled, or of a service that does not send here.`,
    )
  }
  if (detached === 'cycle') {
    warnings.push('It is above and below itself: the ids of the spans and their parents go in a circle.')
  }
  if (!isTimed(span.otlp.startTimeUnixNano))
    warnings.push('It has no start time; it is shown at the start of the trace.')
  const early = parent && isTimed(parent.span.otlp.startTimeUnixNano) ? parent.span.startNs - span.startNs : 0
  if (parent && early > 0 && isTimed(span.otlp.startTimeUnixNano)) {
    const clocks = parent.span.service === span.service ? '' : ': the clocks of the two services differ'
    warnings.push(`It starts ${formatDuration(early)} before its parent${clocks}.`)
  }
  return warnings
}

function isTimed(time: string | undefined): boolean {
  return time !== undefined && time !== '0'
}

/** What Jaeger and the viewer note when they correct a span. */
function sentWarnings({ span }: TreeRow): string[] {
  return (span.otlp.attributes ?? [])
    .filter(({ key }) => key === '@jaeger@warnings')
    .flatMap(({ value }) => value.arrayValue?.values ?? [])
    .map((value) => value.stringValue ?? '')
}
