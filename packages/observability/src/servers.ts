import http, { type Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import { setTimeout as delay } from 'node:timers/promises'
import { openRequestCount } from '@voluntarily/request'
import { within } from './deadline'

export type AnyServer = Server | SecureServer

const keepAliveTimeoutMs = 65_000
const headersTimeoutMs = 66_000
const lingerMs = 500
const pollMs = 10

const untouched = http.createServer()
const attached = new Set<AnyServer>()

/**
 * Makes the server one that a shutdown closes. Its keep-alive, when it is still Node's default, becomes 65 s, longer than the
 * 60 s for which a load balancer keeps a connection idle: it would otherwise now and then send a request into one that Node just closed.
 * @returns false when the server was attached already
 */
export function attachServer(server: AnyServer, onListening: () => void): boolean {
  if (attached.has(server)) return false
  attached.add(server)
  server.once('close', () => attached.delete(server))
  if (server.keepAliveTimeout === untouched.keepAliveTimeout) server.keepAliveTimeout = keepAliveTimeoutMs
  if (server.headersTimeout === untouched.headersTimeout) server.headersTimeout = headersTimeoutMs
  if (server.listening) onListening()
  else server.once('listening', onListening)
  return true
}

/** Stops accepting, waits until every open request is answered, then lets go of the connections that are left. */
export async function closeServers(): Promise<void> {
  const closing = [...attached].map(close)
  while (openRequestCount() > 0) await delay(pollMs)
  const closed = Promise.all(closing)
  if (await within(closed, lingerMs)) return
  for (const server of attached) server.closeAllConnections()
  await closed
}

function close(server: AnyServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}
