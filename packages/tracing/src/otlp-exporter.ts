import { readFileSync } from 'node:fs'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import type { SpanExporter } from '@opentelemetry/sdk-trace'
import type { ExporterPart } from './contained-exporter'

export interface OtlpOptions {
  /** Full address, with /v1/traces. */
  readonly url: string
  readonly protocol: 'http/protobuf' | 'http/json'
  readonly headers: Record<string, string>
  /** Milliseconds for an export with its repeats. */
  readonly timeoutMs: number
  readonly compression: 'gzip' | 'none' | undefined
  /** Paths of PEM files. */
  readonly certificates: { readonly ca?: string; readonly cert?: string; readonly key?: string }
  /** Aborted once the process is on its way out: then nothing is tried again. */
  readonly closing: AbortSignal
}

type OtlpModule = { OTLPTraceExporter: new (options: object) => SpanExporter }

/**
 * OTLP over HTTP.
 * Standard: https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export function createOtlpExporter(options: OtlpOptions): ExporterPart {
  const { url, headers, timeoutMs, compression } = options
  const agent = createAgent(options)
  const { OTLPTraceExporter } = loadModule(options)
  const exporter = new OTLPTraceExporter({
    url,
    headers,
    timeoutMillis: timeoutMs,
    ...(compression && { compression }),
    httpAgentOptions: () => agent,
  })
  repeatWithoutHoldingUp(exporter, options.closing)
  return { exporter, abort: () => agent.destroy() }
}

function loadModule({ protocol }: OtlpOptions): OtlpModule {
  if (protocol === 'http/json') return require('@opentelemetry/exporter-trace-otlp-http')
  return require('@opentelemetry/exporter-trace-otlp-proto')
}

function createAgent({ url, certificates }: OtlpOptions): HttpAgent {
  if (!url.startsWith('https:')) return new HttpAgent({ keepAlive: true })
  const read = (path: string | undefined) => (path === undefined ? undefined : readFileSync(path))
  return new HttpsAgent({
    keepAlive: true,
    ca: read(certificates.ca),
    cert: read(certificates.cert),
    key: read(certificates.key),
  })
}

interface Result {
  readonly status: string
  readonly error?: Error
}
interface Transport {
  send(data: Uint8Array, timeoutMs: number): Promise<Result>
}
interface RetryingTransport extends Transport {
  retry(data: Uint8Array, timeoutMs: number, inMs: number): Promise<Result>
  readonly _transport: Transport
}

// The exporter waits between repeats on a timer that keeps the process alive, for up to ten seconds after everything else has ended.
// There is no option for it; where its inside has changed, it is left as it is, and a test says so.
function repeatWithoutHoldingUp(exporter: SpanExporter, closing: AbortSignal): void {
  const transport = (exporter as { _delegate?: { _transport?: RetryingTransport } })._delegate?._transport
  const once = transport?._transport
  if (!transport || typeof transport.retry !== 'function' || typeof once?.send !== 'function') return
  const send = once.send.bind(once)
  let last: Result | undefined
  once.send = async (data, timeoutMs) => {
    last = await send(data, timeoutMs)
    return last
  }
  transport.retry = async (data, timeoutMs, inMs) => {
    try {
      await wait(inMs, undefined, { ref: false, signal: closing })
    } catch {
      return { status: 'failure', error: last?.error ?? new Error('the collector is busy') }
    }
    return once.send(data, timeoutMs)
  }
}
