import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createOtlpReceiver } from '../../../src/otlp/receiver'
import { createTraceStore } from '../../../src/store/create-trace-store'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly text: string
}

interface Sent {
  readonly body?: string | Uint8Array
  readonly type?: string
  readonly method?: string
  readonly headers?: Record<string, string>
}

/** A receiver that listens, with its store. */
export async function startReceiver({
  maxSpans = 100_000,
  maxBytes = 256 * 1024 * 1024,
  maxBodyBytes = 16 * 1024 * 1024,
} = {}) {
  const store = createTraceStore({ maxSpans, maxBytes })
  const app = createOtlpReceiver({ store, maxBodyBytes, pageUrl: 'http://localhost:16686' })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })

  function send(path: string, { body, type = 'application/json', method = 'POST', headers }: Sent = {}) {
    return new Promise<Answer>((resolve, reject) => {
      const outgoing = request(
        { host: '127.0.0.1', port, path, method, agent, headers: { 'content-type': type, ...headers } },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', reject)
          incoming.on('end', () => {
            const whole = Buffer.concat(chunks)
            const status = incoming.statusCode ?? 0
            resolve({ status, headers: incoming.headers, body: whole, text: whole.toString() })
          })
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  }

  return {
    store,
    port,
    url: `http://127.0.0.1:${port}`,
    send,
    async close() {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
