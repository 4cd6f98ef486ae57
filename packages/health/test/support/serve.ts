import { createServer, type RequestListener, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  body: Record<string, unknown>
}

export interface Served {
  readonly url: string
  /** Sends `target` as it stands on the request line, which fetch would not. */
  ask(target: string, options?: { method?: string }): Promise<Answer>
  close(): Promise<void>
}

/** A real server on a free port. */
export async function serve(listener: RequestListener): Promise<Served> {
  const server = createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    ask: (path, { method = 'GET' } = {}) =>
      new Promise((resolve, reject) => {
        const outgoing = request({ host: '127.0.0.1', port, path, method, agent: false }, (incoming) => {
          let text = ''
          incoming.setEncoding('utf8')
          incoming.on('data', (chunk: string) => {
            text += chunk
          })
          incoming.on('end', () => {
            const body = text.startsWith('{') ? JSON.parse(text) : {}
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, body })
          })
        })
        outgoing.on('error', reject)
        outgoing.end()
      }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
