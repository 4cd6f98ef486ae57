import { errorMessage } from '@voluntarily/config'
import { tracingLog } from '../tracing-log'

export interface CollectorWatchOptions {
  /** otlp, jaeger, zipkin. */
  readonly exporter: string
  /** Where it sends to, without credentials. */
  readonly endpoint: string
  /** Whether the trace viewer could be started to take them: while developing, for OTLP over HTTP. */
  readonly viewer: boolean
}

/** To be told of what becomes of spans. */
export interface CollectorWatch {
  /** Of each export. */
  exported(spans: number, error: Error | undefined): void
  /** Of spans that were dropped, because as many as may were waiting. */
  dropped(spans: number): void
}

const repeatMs = 60_000

/**
 * Says once when spans cannot be sent, and once when they can again, with how many were lost: an absent collector must neither
 * go unnoticed nor fill the log. Spans that are dropped while it takes all that it is given are told once a minute at most.
 */
export function watchCollector({ exporter, endpoint, viewer }: CollectorWatchOptions): CollectorWatch {
  let lost = 0
  let droppedSpans = 0
  let down = false
  let toldAt = Number.NEGATIVE_INFINITY

  function fails(spans: number, error: Error): void {
    lost += spans
    if (down) return
    down = true
    const fields = { exporter, endpoint, reason: errorMessage(error), remedy: remedyFor(exporter, viewer) }
    tracingLog.warn(fields, `traces cannot be sent to ${endpoint}; the app goes on without them`)
  }

  function succeeds(): void {
    if (down) {
      const fields = { exporter, endpoint, lostSpans: lost + droppedSpans }
      tracingLog.info(fields, `traces are sent to ${endpoint} again`)
    } else if (droppedSpans > 0) {
      if (performance.now() - toldAt < repeatMs) return
      toldAt = performance.now()
      const remedy = 'raise OTEL_BSP_MAX_QUEUE_SIZE, or keep fewer traces with OTEL_TRACES_SAMPLER'
      tracingLog.warn(
        { exporter, endpoint, droppedSpans, remedy },
        'spans were dropped: too many were waiting',
      )
    }
    down = false
    lost = 0
    droppedSpans = 0
  }

  return {
    exported: (spans, error) => (error ? fails(spans, error) : succeeds()),
    dropped(spans) {
      droppedSpans += spans
    },
  }
}

const jaeger =
  'Jaeger (docker run --rm -p 16686:16686 -p 4317:4317 -p 4318:4318 -p 14268:14268 jaegertracing/jaeger:2.20.0)'
const traceViewer = 'the trace viewer (npx @voluntarily/trace-viewer)'
const variables: Readonly<Record<string, string>> = {
  jaeger: 'OTEL_EXPORTER_JAEGER_ENDPOINT',
  zipkin: 'OTEL_EXPORTER_ZIPKIN_ENDPOINT',
}

function remedyFor(exporter: string, viewer: boolean): string {
  const variable = variables[exporter] ?? 'OTEL_EXPORTER_OTLP_ENDPOINT'
  return `start ${viewer ? `${traceViewer} or ${jaeger}` : jaeger}, set ${variable} to where it is, or OTEL_TRACES_EXPORTER=none`
}
