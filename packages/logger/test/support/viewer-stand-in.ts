import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface KeyValue {
  readonly key: string
  readonly value: Record<string, unknown>
}

export interface ReceivedRecord {
  readonly traceId: string
  readonly spanId?: string
  readonly timeUnixNano: string
  readonly severityNumber: number
  readonly severityText: string
  readonly message: unknown
  readonly attributes: Record<string, unknown>
  readonly resource: Record<string, unknown>
}

export interface StandInOptions {
  /** Header `Server`; default that of the trace viewer, null for none. */
  readonly name?: string | null
  readonly port?: number
  /** Status for POST; default 200. */
  readonly status?: number
  /** True when it answers itself, or leaves the request without an answer. */
  readonly answer?: (req: IncomingMessage, res: ServerResponse) => boolean
}

/** A small receiver of log records that says it is the trace viewer. */
export async function standIn({
  name = 'voluntarily-traces/0.1.0',
  port = 0,
  status = 200,
  answer,
}: StandInOptions = {}) {
  const asked: { method: string; path: string; at: number; headers: IncomingMessage['headers'] }[] = []
  const bodies: string[] = []
  const spanBodies: string[] = []
  const server = createServer((req, res) => {
    const { method = '', url: path = '', headers } = req
    asked.push({ method, path, headers, at: performance.now() })
    if (name !== null) res.setHeader('server', name)
    if (answer?.(req, res)) return
    let body = ''
    req.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk
    })
    req.on('end', () => {
      if (method !== 'POST') return res.writeHead(405).end()
      if (path === '/v1/logs') bodies.push(body)
      if (path === '/v1/traces') spanBodies.push(body)
      return res.writeHead(path === '/v1/logs' ? status : 200).end()
    })
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: given } = server.address() as AddressInfo
  return {
    port: given,
    base: `http://127.0.0.1:${given}`,
    url: new URL(`http://127.0.0.1:${given}/v1/logs`),
    asked,
    /** Of the requests for log records: their methods, in order. */
    methods: () => asked.filter(({ path }) => path === '/v1/logs').map(({ method }) => method),
    bodies,
    /** What came as spans. */
    spanBodies,
    records: () => bodies.flatMap(recordsIn),
    messages: () => bodies.flatMap(recordsIn).map(({ message }) => message),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The log records in the body of an export request. */
export function recordsIn(body: string): ReceivedRecord[] {
  const { resourceLogs } = JSON.parse(body)
  return resourceLogs.flatMap(
    // biome-ignore lint/suspicious/noExplicitAny: what came in, to be looked at
    ({ resource, scopeLogs }: any) =>
      // biome-ignore lint/suspicious/noExplicitAny: as above
      scopeLogs.flatMap(({ logRecords }: any) =>
        // biome-ignore lint/suspicious/noExplicitAny: as above
        logRecords.map(({ body: { stringValue }, attributes, ...record }: any) => ({
          ...record,
          message: stringValue,
          attributes: plain(attributes),
          resource: plain(resource.attributes),
        })),
      ),
  )
}

function plain(attributes: readonly KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
}
