import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { freePort } from '../../support/free-ports'

type Answer = (req: IncomingMessage, res: ServerResponse) => void

/** What a collector may do with an export; `absent` closes its port, `resets` ends every connection at once. */
export const faults = {
  hangs: () => {},
  'never ends its answer': (_req, res) => void res.writeHead(503, { 'content-length': 1000 }).write('wait'),
  '500': (_req, res) => void res.writeHead(500).end('broken'),
  '429 with Retry-After': (_req, res) => void res.writeHead(429, { 'retry-after': '30' }).end(),
  // neither protobuf nor JSON nor HTTP
  'no HTTP': (_req, res) => void res.socket?.end(randomBytes(200)),
  'closes before it answers': (_req, res) => void res.socket?.destroy(),
  'closes within its answer': (_req, res) => {
    res.writeHead(500, { 'content-length': 1000 }).write('bro')
    setTimeout(() => res.socket?.destroy(), 10)
  },
} satisfies Record<string, Answer>

export type Behaviour = keyof typeof faults | 'takes' | 'absent' | 'resets'

export interface Collector {
  readonly url: string
  /** Bodies that were taken, in the order in which they came. */
  readonly bodies: readonly Buffer[]
  /** Connections that were made, and exports that came in whole, whatever was done with them. */
  readonly counts: { connections: number; exports: number }
  /** Connections that are open now. */
  open(): number
  become(behaviour: Behaviour, answer?: Answer): Promise<void>
  close(): Promise<void>
}

/** A collector on a port of its own that can be told to misbehave. */
export async function startCollector(first: Behaviour = 'takes'): Promise<Collector> {
  const port = Number(await freePort())
  const bodies: Buffer[] = []
  const counts = { connections: 0, exports: 0 }
  let behaviour = first
  let answer: Answer | undefined
  let server: Server | undefined
  const sockets = new Set<Socket>()

  async function listen(): Promise<void> {
    server = createServer((req, res) => {
      const chunks: Buffer[] = []
      req.on('error', () => {})
      req.on('data', (chunk: Buffer) => chunks.push(chunk))
      req.on('end', () => {
        counts.exports++
        const misbehave = answer ?? (faults as Partial<Record<Behaviour, Answer>>)[behaviour]
        if (misbehave) misbehave(req, res)
        else {
          bodies.push(Buffer.concat(chunks))
          res.end()
        }
      })
    })
    server.on('connection', (socket: Socket) => {
      counts.connections++
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
      if (behaviour === 'resets') socket.resetAndDestroy()
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }

  async function close(): Promise<void> {
    const closing = server
    server = undefined
    if (!closing) return
    const closed = new Promise((resolve) => closing.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  }

  if (behaviour !== 'absent') await listen()
  return {
    url: `http://127.0.0.1:${port}`,
    bodies,
    counts,
    open: () => sockets.size,
    close,
    async become(next, then) {
      behaviour = next
      answer = then
      // what waits for an answer has waited for the old behaviour
      await close()
      if (next !== 'absent') await listen()
    },
  }
}
