import type { SpanExporter } from '@opentelemetry/sdk-trace'
import type { ExporterPart } from './contained-exporter'

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
  _sender?: { close?(): void }
}

/**
 * exporter-jaeger, for Jaeger before 1.35.
 * Its own shutdown is not used, as it leaves a timer behind that holds up the exit for two seconds; and a server that does not answer
 * blocks it for ever, so that its connections are cut when the time for an export is over.
 */
export function createJaegerExporter({
  endpoint,
  username,
  password,
  agentHost,
  agentPort,
}: JaegerOptions): ExporterPart {
  const { JaegerExporter } = require('@opentelemetry/exporter-jaeger') as {
    JaegerExporter: new (config: object) => JaegerExporter
  }
  const exporter = new JaegerExporter(
    agentHost === undefined ? { endpoint, username, password } : { host: agentHost, port: agentPort },
  )
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
