import {
  type Attributes,
  context,
  ROOT_CONTEXT,
  type SpanContext,
  TraceFlags,
  trace,
} from '@opentelemetry/api'
import { sdkNodeRequire } from './export/from-sdk-node'
import type { Tracing } from './start-tracing'

/** A finished line of a log. */
export interface LogLine {
  /** Milliseconds since 1970. */
  readonly timeMs: number
  /** Standard: https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
  readonly severityNumber: number
  readonly severityText: string
  readonly body: string
  readonly attributes: Attributes
  /** Of the trace that it belongs to, if any. */
  readonly traceId?: string
  readonly spanId?: string
}

interface LoggerProvider {
  getLogger(name: string): { emit(record: object): void }
  forceFlush?(): Promise<void>
}

interface LogsApi {
  readonly logs: { getLoggerProvider(): LoggerProvider; disable(): void }
}

/** The log records of sdk-node: where lines go, and what ends it. */
export interface LogRecordsSdk {
  readonly sendLine: NonNullable<Tracing['sendLine']>
  forceFlush(): Promise<void>
  unregister(): void
}

/** What writes to OpenTelemetry's global logger provider, which has to be there. */
export function logRecordsSdk(): LogRecordsSdk {
  const { logs } = sdkNodeRequire()('@opentelemetry/api-logs') as LogsApi
  const provider = logs.getLoggerProvider()
  const logger = provider.getLogger('@voluntarily/logger')
  return {
    sendLine: ({ timeMs, traceId, spanId, ...line }) =>
      logger.emit({
        ...line,
        // a plain number would be taken for one of performance.now() when it is small
        timestamp: [Math.trunc(timeMs / 1000), (timeMs % 1000) * 1_000_000],
        context: contextOf(traceId, spanId),
      }),
    forceFlush: async () => provider.forceFlush?.(),
    unregister: () => logs.disable(),
  }
}

function contextOf(traceId: string | undefined, spanId: string | undefined) {
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT
  const active = trace.getSpanContext(context.active())
  const own: SpanContext =
    active?.traceId === traceId
      ? { traceId, spanId, traceFlags: active.traceFlags }
      : { traceId, spanId, traceFlags: TraceFlags.NONE }
  return trace.setSpanContext(ROOT_CONTEXT, own)
}
