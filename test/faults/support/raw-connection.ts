import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

const pollMs = 5

/** A connection on which a test writes HTTP itself. */
export interface RawConnection {
  readonly socket: Socket
  /** What came so far. */
  text(): string
  /** Resolves once this came; rejects when the connection ends before. */
  until(part: string): Promise<void>
  /** Resolves when the connection is closed; with the code of its error, if it had one. */
  readonly closed: Promise<string | undefined>
}

const open = new Set<Socket>()

/** Closes all that are open; for afterEach. */
export function closeRawConnections(): void {
  for (const socket of open) socket.destroy()
  open.clear()
}

/** Connects, and stays connected for as long as the server lets it: it never closes by itself. */
export async function connectRaw(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
  open.add(socket)
  let text = ''
  let error: NodeJS.ErrnoException | undefined
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk
  })
  socket.on('error', (reason) => {
    error = reason
  })
  const closed = new Promise<string | undefined>((resolve) => {
    socket.once('close', () => resolve(error?.code))
    socket.once('end', () => resolve(error?.code))
  })
  await once(socket, 'connect')
  return {
    socket,
    text: () => text,
    async until(part) {
      while (!text.includes(part)) {
        if (socket.destroyed) throw new Error(`closed before ${part}:\n${text}`)
        await delay(pollMs)
      }
    },
    closed,
  }
}

/** A request's head. */
export function head(method: string, path: string, ...headers: string[]): string {
  return [`${method} ${path} HTTP/1.1`, 'Host: x', ...headers, '', ''].join('\r\n')
}
