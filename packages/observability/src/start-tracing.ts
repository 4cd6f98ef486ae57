import { startLineSender, tapRecords } from '@voluntarily/logger'
import { metricsSpecs } from '@voluntarily/metrics'
import { watchExpress } from '@voluntarily/request'
import { startTracing as start, type Tracing, type TracingOptions } from '@voluntarily/tracing'
import { lifecycle } from './lifecycle'
import { viewerUrl } from './viewer-url'

let latest: { readonly spans: Tracing; readonly whole: Tracing } | undefined

/** The tracing that runs; undefined before there is any. */
export function runningTracing(): Tracing | undefined {
  return latest?.whole
}

/**
 * Starts tracing with options in code, in place of `register`: in a file of the app's own under `--require` or `--import`. See
 * `startTracing` of `@voluntarily/tracing`; this one also lets a shutdown send the last spans, sends log lines as log records
 * where OTEL_LOGS_EXPORTER asks for them, and else in development those of traces to the trace viewer.
 * @throws TracingOptionsError, code ERR_TRACING_OPTIONS, for options that are wrong
 */
export function startTracing(options?: TracingOptions): Tracing {
  const spans = start({ alsoHonoured: Object.keys(metricsSpecs), ...options })
  if (latest?.spans !== spans) latest = { spans, whole: withLines(spans) }
  lifecycle.setTelemetry('spans', latest.whole)
  watchExpress()
  return latest.whole
}

function withLines(spans: Tracing): Tracing {
  if (spans.sendLine) return withRecords(spans, tapRecords(spans.sendLine))
  const url = viewerUrl(spans)
  if (url === undefined) return spans
  const lines = startLineSender(url)
  let ended: Promise<boolean> | undefined
  const end = async () => (await Promise.all([spans.shutdown(), lines.shutdown()]))[0]
  return {
    ...spans,
    forceFlush: async () => void (await Promise.all([spans.forceFlush(), lines.flush()])),
    shutdown: () => (ended ??= end()),
  }
}

/** The records of lines are sent and ended with the spans. */
function withRecords(spans: Tracing, untap: () => void): Tracing {
  return { ...spans, shutdown: () => spans.shutdown().finally(untap) }
}
