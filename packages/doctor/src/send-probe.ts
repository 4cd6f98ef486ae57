import { setTracingLog, startTracing, withSpan } from '@voluntarily/tracing'
import { serviceName } from './service-name'

/** What became of the probe span. */
export interface Sent {
  readonly traceId: string
  /** False: the span was not even made. */
  readonly kept: boolean
  /** Undefined when nobody can tell: no answer in time, or a configuration file that decides. */
  readonly accepted: boolean | undefined
  /** Why not, in the exporter's words. */
  readonly reason: string | undefined
}

/** The name under which the span is in Jaeger. */
const probeName = 'voluntarily-doctor'

const withoutHttp = { http: false, undici: false }

/**
 * Makes one span and sends it as the app would, with this process's settings. It is tried once, and kept whatever the sampler says.
 * @param exporter one of OTEL_TRACES_EXPORTER; undefined: what OTEL_CONFIG_FILE says
 */
export async function sendProbe(
  exporter: 'otlp' | 'jaeger' | 'zipkin' | undefined,
  timeoutMs: number,
): Promise<Sent> {
  let reason: string | undefined
  const hear = (fields: object, message: string) => {
    const { reason: told } = fields as { reason?: unknown }
    reason ??= told === undefined ? message : String(told)
  }
  const tracing = startTracing({
    serviceName: serviceName(),
    sampleRatio: 1,
    shutdownTimeoutMs: timeoutMs,
    instrumentations: withoutHttp,
    ...(exporter !== undefined && { exporter }),
  })
  // what it has said about its start is told elsewhere
  setTracingLog({ info() {}, warn() {}, error() {} })
  setTracingLog({ info() {}, warn: hear, error: hear })
  const made = withSpan(probeName, (span) => {
    span.setAttribute('voluntarily.doctor', true)
    return { traceId: span.spanContext().traceId, kept: span.isRecording() }
  })
  // the last batch is tried once, where others are tried again for seconds
  await tracing.shutdown()
  setTracingLog(undefined)
  const { exported, failed } = tracing.spanCounts()
  return { ...made, accepted: exported > 0 ? true : failed > 0 ? false : undefined, reason }
}
