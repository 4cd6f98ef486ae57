import { type SpanContext, TraceFlags } from '@opentelemetry/api'
import type { InstrumentationScope } from '@opentelemetry/core'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import type { WaitingBytes } from './waiting-bytes'

const sampled = { traceFlags: TraceFlags.SAMPLED }

/** A sampled span that has ended, as nothing but the bytes that it will be sent as, and what it is grouped by. */
export class EncodedSpan {
  constructor(
    readonly resource: ReadableSpan['resource'],
    readonly instrumentationScope: InstrumentationScope,
    /** A field of ScopeSpans, with its tag and length. */
    readonly bytes: WaitingBytes,
  ) {}

  /** All that a batch processor asks for besides the resource. */
  spanContext(): Pick<SpanContext, 'traceFlags'> {
    return sampled
  }
}
