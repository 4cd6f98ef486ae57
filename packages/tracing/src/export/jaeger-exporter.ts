import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'
import type { ExporterPart } from '@voluntarily/otlp'
import { tracingLog } from '../tracing-log'

export interface JaegerOptions {
  /** Thrift over HTTP, such as http://localhost:14268/api/traces. */
  readonly endpoint: string
  readonly username: string | undefined
  readonly password: string | undefined
  /** When set: Thrift over UDP to this host, and the endpoint is not used. */
  readonly agentHost: string | undefined
  readonly agentPort: number
}

interface JaegerExporter extends SpanExporter {
  forceFlush(): Promise<void>
  /** Not in its types: the sender of jaeger-client, there once something was exported. */
  _sender?: Partial<Sender>
  _getSender?(span: object): Partial<Sender>
}

type Appended = (spans: number, error?: string) => void
interface Sender {
  append(span: object, done: Appended): void
  close(): void
}

/**
 * exporter-jaeger, for Jaeger before 1.35.
 * Its own shutdown is not used, as it leaves a timer behind that holds up the exit for two seconds; and a server that does not answer
 * blocks it for ever, so that its connections are cut when the time for an export is over. A span that does not fit into a packet is passed
 * over: by itself it would give up those that come after it.
 */
export function createJaegerExporter({
  endpoint,
  username,
  password,
  agentHost,
  agentPort,
}: JaegerOptions): ExporterPart<ReadableSpan[]> {
  const { JaegerExporter } = require('@opentelemetry/exporter-jaeger') as {
    JaegerExporter: new (config: object) => JaegerExporter
  }
  const exporter = new JaegerExporter(
    agentHost === undefined ? { endpoint, username, password } : { host: agentHost, port: agentPort },
  )
  passOverUnfit(exporter)
  const cut = () => exporter._sender?.close?.()
  return {
    exporter,
    // a UDP socket waits for nobody, and once closed it stays so
    abort: agentHost === undefined ? cut : () => {},
    async close() {
      await exporter.forceFlush()
      cut()
    },
  }
}

const unfit = /^(?:span size \d+ is larger|error converting span)/
const repeatMs = 60_000

/** Where its inside has changed, it is left as it is. */
function passOverUnfit(exporter: JaegerExporter): void {
  const getSender = exporter._getSender?.bind(exporter)
  if (!getSender) return
  const patched = new WeakSet<object>()
  let toldAt = Number.NEGATIVE_INFINITY
  exporter._getSender = (first) => {
    const sender = getSender(first)
    const append = sender.append?.bind(sender)
    if (!append || patched.has(sender)) return sender
    patched.add(sender)
    sender.append = (span, done) =>
      append(span, (spans, error) => {
        if (error === undefined || !unfit.test(error)) return done(spans, error)
        if (performance.now() - toldAt >= repeatMs) {
          toldAt = performance.now()
          tracingLog.warn(
            { exporter: 'jaeger', reason: error },
            'a span does not fit into a packet, it was lost',
          )
        }
        done(0)
      })
    return sender
  }
}
