import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface TraceReceiver {
  readonly url: string
  /** What was posted to it, as bytes of OTLP. */
  readonly posts: readonly { path: string | undefined; body: Buffer }[]
  close(): void
}

/** Something that takes OTLP over HTTP, where an app would have Jaeger. */
export async function startTraceReceiver(): Promise<TraceReceiver> {
  const posts: { path: string | undefined; body: Buffer }[] = []
  const server = createServer(async (req, res) => {
    posts.push({ path: req.url, body: await buffer(req) })
    res.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, posts, close: () => server.close() }
}
