import type { LogLine } from '../../src/store/stored-log'
import { type Severity, severityOf } from '../format/severity'
import { logOffsetNs } from './log-offset'

/** A log line on the bar of its span. */
export interface Mark {
  readonly offsetNs: number
  readonly severity: Severity
}

const mostPerSpan = 40

/** Marks by span id; of many lines the first. */
export function groupMarks(logs: readonly LogLine[], startUnixNs: bigint): Map<string, Mark[]> {
  const bySpan = new Map<string, Mark[]>()
  for (const { spanId, timeUs, severity } of logs) {
    if (!spanId) continue
    const marks = bySpan.get(spanId) ?? []
    bySpan.set(spanId, marks)
    if (marks.length < mostPerSpan) {
      marks.push({ offsetNs: logOffsetNs(timeUs, startUnixNs), severity: severityOf(severity) })
    }
  }
  return bySpan
}
