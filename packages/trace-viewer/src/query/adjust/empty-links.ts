import type { OtlpResourceSpans } from '../../otlp/otlp-json'
import { spansOf } from './spans-of'
import { addWarnings } from './warnings'

/** Drops links that lead to no trace. */
export function dropEmptyLinks(groups: OtlpResourceSpans[]): void {
  for (const { span } of spansOf(groups)) {
    if (!span.links) continue
    const left = span.links.filter(({ traceId }) => isTraceId(traceId))
    addWarnings(span, Array(span.links.length - left.length).fill('Invalid span link removed'))
    if (left.length > 0) span.links = left
    else delete span.links
  }
}

export const isTraceId = (traceId: string | undefined) => traceId !== undefined && /[^0]/.test(traceId)
