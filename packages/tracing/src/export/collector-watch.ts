import { errorMessage } from '@voluntarily/config'
import { tracingLog } from '../tracing-log'

export interface CollectorWatchOptions {
  readonly what: 'traces' | 'log records'
  /** otlp, jaeger, zipkin. */
  readonly exporter: string
  /** Where it sends to, without credentials. */
  readonly endpoint: string
  /** Whether the trace viewer could be started to take them: while developing, for OTLP over HTTP. */
  readonly viewer: boolean
}

/** To be told of what becomes of spans, or of log records. */
export interface CollectorWatch {
  /** Of each export. */
  exported(count: number, error: Error | undefined): void
  /** Of those that were dropped, because as many as may were waiting. */
  dropped(count: number): void
}

const repeatMs = 60_000

/**
 * Says once when they cannot be sent, and once when they can again, with how many were lost: an absent collector must neither
 * go unnoticed nor fill the log. What is dropped while it takes all that it is given is told once a minute at most.
 */
export function watchCollector({ what, exporter, endpoint, viewer }: CollectorWatchOptions): CollectorWatch {
  const { items, lostField, droppedField, dropRemedy } = words[what]
  let lost = 0
  let dropped = 0
  let down = false
  let toldAt = Number.NEGATIVE_INFINITY

  function fails(count: number, error: Error): void {
    lost += count
    if (down) return
    down = true
    const fields = {
      exporter,
      endpoint,
      reason: errorMessage(error),
      remedy: remedyFor(what, exporter, viewer),
    }
    tracingLog.warn(fields, `${what} cannot be sent to ${endpoint}; the app goes on without them`)
  }

  function succeeds(): void {
    if (down) {
      const fields = { exporter, endpoint, [lostField]: lost + dropped }
      tracingLog.info(fields, `${what} are sent to ${endpoint} again`)
    } else if (dropped > 0) {
      if (performance.now() - toldAt < repeatMs) return
      toldAt = performance.now()
      tracingLog.warn(
        { exporter, endpoint, [droppedField]: dropped, remedy: dropRemedy },
        `${items} were dropped: too many were waiting`,
      )
    }
    down = false
    lost = 0
    dropped = 0
  }

  return {
    exported: (count, error) => (error ? fails(count, error) : succeeds()),
    dropped(count) {
      dropped += count
    },
  }
}

const words = {
  traces: {
    items: 'spans',
    lostField: 'lostSpans',
    droppedField: 'droppedSpans',
    dropRemedy: 'raise OTEL_BSP_MAX_QUEUE_SIZE, or keep fewer traces with OTEL_TRACES_SAMPLER',
  },
  'log records': {
    items: 'log records',
    lostField: 'lostRecords',
    droppedField: 'droppedRecords',
    dropRemedy: 'raise OTEL_BLRP_MAX_QUEUE_SIZE, or write fewer lines with LOG_LEVEL',
  },
}

const jaeger =
  'Jaeger (docker run --rm -p 16686:16686 -p 4317:4317 -p 4318:4318 -p 14268:14268 jaegertracing/jaeger:2.20.0)'
const traceViewer = 'the trace viewer (npx @voluntarily/trace-viewer)'
const variables: Readonly<Record<string, string>> = {
  jaeger: 'OTEL_EXPORTER_JAEGER_ENDPOINT',
  zipkin: 'OTEL_EXPORTER_ZIPKIN_ENDPOINT',
}

function remedyFor(what: CollectorWatchOptions['what'], exporter: string, viewer: boolean): string {
  if (what === 'log records')
    return 'start a collector that takes log records, as Jaeger does not, set OTEL_EXPORTER_OTLP_LOGS_ENDPOINT to where it is, or OTEL_LOGS_EXPORTER=none'
  const variable = variables[exporter] ?? 'OTEL_EXPORTER_OTLP_ENDPOINT'
  return `start ${viewer ? `${traceViewer} or ${jaeger}` : jaeger}, set ${variable} to where it is, or OTEL_TRACES_EXPORTER=none`
}
