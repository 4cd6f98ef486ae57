import { serviceClass } from '../elements/service-colour'
import type { Mark } from './group-marks'
import type { Span } from './span'

interface SpanBarProps {
  readonly span: Span
  readonly traceDurationNs: number
  readonly marks: readonly Mark[] | undefined
}

/** The span in time, to scale, with a mark for each of its log lines. */
export function SpanBar({ span, traceDurationNs, marks = [] }: SpanBarProps) {
  const share = (ns: number) =>
    traceDurationNs > 0 ? Math.max(0, Math.min(1, ns / traceDurationNs)) * 100 : 0
  const width = traceDurationNs > 0 ? share(span.durationNs) : 100
  return (
    <span class={`track ${serviceClass(span.service)}`} aria-hidden="true">
      <span class="bar" style={{ left: `min(${share(span.startNs)}%, 100% - 3px)`, width: `${width}%` }} />
      {marks.map(({ offsetNs, severity }, index) => (
        <span
          key={index}
          class={`mark mark-${severity}`}
          style={{ left: `min(${share(offsetNs)}%, 100% - 3px)` }}
        />
      ))}
    </span>
  )
}
