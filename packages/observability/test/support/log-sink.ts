import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createHttp2Server, type ServerHttp2Stream } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { ExportLogsServiceRequestSchema } from '../../../trace-viewer/src/otlp/definitions/opentelemetry/proto/collector/logs/v1/logs_service_pb'
import { spanIdOf, traceIdOf } from '../../../trace-viewer/src/otlp/ids'
import { toAttributes, toText } from '../../../trace-viewer/src/otlp/otlp-values'
import { readRequest } from '../../../trace-viewer/src/otlp/read-request'
import { toResource } from '../../../trace-viewer/src/otlp/resource-json'

export interface SunkRecord {
  readonly scope: string | undefined
  readonly message: string
  readonly severityNumber: number
  readonly severityText: string
  readonly timeMs: number
  readonly traceId: string | undefined
  readonly spanId: string | undefined
  readonly attributes: unknown
  readonly service: string
}

export interface LogSink {
  readonly url: string
  readonly records: SunkRecord[]
  /** Of all requests. */
  readonly paths: string[]
  close(): void
}

/** A collector for OTLP over HTTP that decodes the log records that it is sent, and says yes to all else. */
export async function httpLogSink(): Promise<LogSink> {
  const records: SunkRecord[] = []
  const paths: string[] = []
  const server = createServer(async (req, res) => {
    const body = await bodyOf(req)
    const isJson = req.headers['content-type'] === 'application/json'
    paths.push(String(req.url))
    if (req.url === '/v1/logs') records.push(...recordsIn(body, isJson ? 'json' : 'protobuf'))
    res.writeHead(200, { 'content-type': req.headers['content-type'] }).end(isJson ? '{}' : '')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: urlOf(server.address()), records, paths, close }
}

/** The same for OTLP over gRPC. */
export async function grpcLogSink(): Promise<LogSink> {
  const records: SunkRecord[] = []
  const paths: string[] = []
  const server = createHttp2Server().listen(0, '127.0.0.1')
  server.on('stream', async (stream: ServerHttp2Stream, headers) => {
    const body = await bodyOf(stream)
    const path = String(headers[':path'])
    paths.push(path)
    // five bytes of head before the message
    if (path.includes('LogsService')) records.push(...recordsIn(body.subarray(5), 'protobuf'))
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true })
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }))
    stream.end(Buffer.alloc(5))
  })
  await once(server, 'listening')
  return { url: urlOf(server.address()), records, paths, close: () => void server.close() }
}

function recordsIn(body: Uint8Array, encoding: 'json' | 'protobuf'): SunkRecord[] {
  const { resourceLogs } = readRequest(ExportLogsServiceRequestSchema, body, encoding)
  return resourceLogs.flatMap(({ resource, scopeLogs }) =>
    scopeLogs.flatMap(({ scope, logRecords }) =>
      logRecords.map((one) => ({
        scope: scope?.name,
        message: toText(one.body) ?? '',
        severityNumber: one.severityNumber,
        severityText: one.severityText,
        timeMs: Number(one.timeUnixNano / 1_000_000n),
        traceId: traceIdOf(one.traceId),
        spanId: spanIdOf(one.spanId),
        attributes: toAttributes(one.attributes),
        service: toResource(resource).service,
      })),
    ),
  )
}

async function bodyOf(readable: IncomingMessage | ServerHttp2Stream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of readable) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function urlOf(address: AddressInfo | string | null): string {
  return `http://127.0.0.1:${(address as AddressInfo).port}`
}
