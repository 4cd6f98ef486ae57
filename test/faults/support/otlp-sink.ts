import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { decodeTraces } from '../../../packages/trace-viewer/src/otlp/decode-traces'

/** What a process was told to send its spans to, and what came. */
export interface OtlpSink {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string
  /** Names of the spans by trace id. */
  readonly traces: ReadonlyMap<string, readonly string[]>
  close(): Promise<void>
}

const open = new Set<OtlpSink>()

/** Closes all that were started; for afterEach or afterAll. */
export async function closeSinks(): Promise<void> {
  await Promise.all([...open].map((sink) => sink.close()))
}

/** A collector for OTLP over HTTP, protobuf, that decodes what it is sent. */
export function startSink(): Promise<OtlpSink> {
  const traces = new Map<string, string[]>()
  return listen(traces, async (req) => {
    for (const { traceId, name } of decodeTraces(await bodyOf(req), 'protobuf').spans) {
      const names = traces.get(traceId)
      if (names) names.push(name)
      else traces.set(traceId, [name])
    }
    return true
  })
}

/** A collector that takes the connection and the request, and never answers. */
export function startHangingSink(): Promise<OtlpSink> {
  return listen(new Map(), async (req) => {
    await bodyOf(req)
    return false
  })
}

async function listen(
  traces: OtlpSink['traces'],
  take: (req: IncomingMessage) => Promise<boolean>,
): Promise<OtlpSink> {
  const server = createServer(async (req, res) => {
    if (await take(req)) res.writeHead(200, { 'content-type': 'application/x-protobuf' }).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sink: OtlpSink = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    traces,
    close: async () => {
      open.delete(sink)
      server.close()
      server.closeAllConnections()
    },
  }
  open.add(sink)
  return sink
}

async function bodyOf(req: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  return req.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
}
