import { randomUUID } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { failureOf, type Sent } from './http-load'

const portOf = new Map<string, number | undefined>()

// fetch itself does not tell which connection it took
subscribe('undici:client:sendHeaders', (message) => {
  const { headers, socket } = message as { headers: string; socket: Socket }
  const id = /^x-request-id: (\S+)/im.exec(headers)?.[1]
  if (id !== undefined) portOf.set(id, socket.localPort)
})

/** One GET request by fetch, which keeps its connections. */
export async function fetched(url: string): Promise<Sent> {
  const id = randomUUID()
  const rest = () => ({ id, kind: 'GET by fetch', port: portOf.get(id) })
  try {
    const response = await fetch(url, { headers: { 'x-request-id': id } })
    await response.arrayBuffer()
    const traceId = String(response.headers.get('x-trace-id'))
    return { ...rest(), outcome: response.status, traceId }
  } catch (error) {
    return { ...rest(), outcome: failureOf((error as Error).cause), traceId: '' }
  }
}
