import type { StoredLog } from './stored-log'
import type { StoredSpan } from './stored-span'
import type { StoredTrace } from './trace-store'

/** A trace as it grows: what lists show is worked out as the spans come, so that a list reads it only. */
export class KeptTrace {
  readonly spans: StoredSpan[] = []
  readonly services = new Map<string, number>()
  root: StoredSpan | undefined = undefined
  errors = 0
  startUs = Number.POSITIVE_INFINITY
  /** What its spans and log records cost, without the texts that it shares with other traces. */
  bytes = 0
  older: KeptTrace | undefined = undefined
  newer: KeptTrace | undefined = undefined
  private endUs = Number.NEGATIVE_INFINITY
  private records: StoredLog[] = []
  private inOrder = true

  constructor(readonly traceId: string) {}

  get durationUs(): number {
    return Math.round(this.endUs - this.startUs)
  }

  get logs(): readonly StoredLog[] {
    if (!this.inOrder) {
      this.records.sort((one, other) => one.timeUs - other.timeUs)
      this.inOrder = true
    }
    return this.records
  }

  get logCount(): number {
    return this.records.length
  }

  hasSpans(): this is StoredTrace {
    return this.root !== undefined
  }

  addSpan(span: StoredSpan): void {
    this.spans.push(span)
    this.services.set(span.service, (this.services.get(span.service) ?? 0) + 1)
    this.startUs = Math.min(this.startUs, span.startUs)
    this.endUs = Math.max(this.endUs, span.startUs + span.durationNs / 1_000)
    if (span.failed) this.errors += 1
    if (!this.root || isMoreOfARoot(span, this.root)) this.root = span
  }

  addLog(log: StoredLog): void {
    const last = this.records.at(-1)
    // Sorted when somebody reads them: a place for each as it comes would take forever for records in reverse.
    if (last && last.timeUs > log.timeUs) this.inOrder = false
    this.records.push(log)
  }
}

function isMoreOfARoot(span: StoredSpan, root: StoredSpan): boolean {
  const orphan = span.parentSpanId === undefined
  const rootIsOrphan = root.parentSpanId === undefined
  return orphan === rootIsOrphan ? span.startUs < root.startUs : orphan
}
