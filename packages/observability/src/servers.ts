import http, { type Server } from 'node:http'
import https, { type Server as SecureServer } from 'node:https'
import net from 'node:net'
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import { openRequests } from '@voluntarily/request'
import { within } from './deadline'
import { endEventStreams, isEventStream } from './event-streams'

export type AnyServer = Server | SecureServer

const keepAliveTimeoutMs = 65_000
const headersTimeoutMs = 66_000
/** How long nothing has to come before idle connections are closed, and before those are that have sent nothing, or half a head. */
const lingerMs = 300
const cutMs = 1_000
const pollMs = 20
/** A turn of the event loop in which next to nothing is done is shorter. */
const emptyTurnMs = 0.05
const acceptForMs = 1_000
const mostAcceptMs = 1_500

const untouched = http.createServer()
/** The servers, and who is told that they listen: several apps can share one. */
const attached = new Map<AnyServer, Set<() => void>>()

/**
 * Makes the server one that a shutdown closes. Its keep-alive, when it is still Node's default, becomes 65 s, longer than the
 * 60 s for which a load balancer keeps a connection idle: it would otherwise now and then send a request into one that Node just closed.
 * @param onListening called once the server listens, which may be at once
 */
export function attachServer(server: AnyServer, onListening: () => void): void {
  const told = attached.get(server) ?? takeOver(server)
  if (told.has(onListening)) return
  told.add(onListening)
  if (server.listening) onListening()
  else server.once('listening', onListening)
}

function takeOver(server: AnyServer): Set<() => void> {
  const told = new Set<() => void>()
  attached.set(server, told)
  server.once('close', () => attached.delete(server))
  if (server.keepAliveTimeout === untouched.keepAliveTimeout) server.keepAliveTimeout = keepAliveTimeoutMs
  if (server.headersTimeout === untouched.headersTimeout) server.headersTimeout = headersTimeoutMs
  return told
}

/** Whether a shutdown knows this server already. */
export function isAttached(server: AnyServer): boolean {
  return attached.has(server)
}

/** Whether there is anything that a load balancer would have to let go of. */
export function hasServers(): boolean {
  return attached.size > 0
}

/**
 * Stops accepting, waits until every open request is answered, then lets go of the connections that are left. Idle ones are kept a
 * moment longer than Node would: a request may be on its way on them, and its answer tells the client to go elsewhere.
 * @param arrivedAt `performance.now()` at the latest request's arrival
 */
export async function closeServers(arrivedAt: () => number): Promise<void> {
  const servers = [...attached.keys()]
  await acceptWaiting(servers)
  let closed = false
  const closing = Promise.all(servers.map(stopAccepting)).then(() => {
    closed = true
  })
  let busyAt = performance.now()
  for (let quietMs = 0; quietMs < cutMs; quietMs = performance.now() - Math.max(busyAt, arrivedAt())) {
    await delay(pollMs)
    if (openRequests().some((request) => !isEventStream(request))) busyAt = performance.now()
    else if (closed) return
    else if (quietMs >= lingerMs) {
      endEventStreams()
      for (const server of servers) server.closeIdleConnections()
    }
  }
  for (const server of servers) server.closeAllConnections()
  if (await within(closing, lingerMs)) return
  // What is left has been upgraded (WebSockets): a hook of the app's closes it, or the exit does. Else a `close` of the app's is at work.
  const left = await Promise.all(servers.map(connectionCount))
  if (left.every((count) => count === 0)) await closing
}

/**
 * Lets the event loop take over what the system has accepted already, one connection a turn, which a closed listener would reset. Ends after a turn in
 * which none came and next to nothing was done, so that next to none can have come since; where there is no such turn, because the processor is busy,
 * after one in which none came.
 */
async function acceptWaiting(servers: readonly AnyServer[]): Promise<void> {
  let accepted = 0
  const count = () => void accepted++
  for (const server of servers) server.on('connection', count)
  const startedAt = performance.now()
  for (let elapsedMs = 0, isEmpty = false; !isEmpty && elapsedMs < mostAcceptMs; ) {
    const before = accepted
    const turnAt = performance.now()
    await nextTurn()
    elapsedMs = performance.now() - startedAt
    isEmpty = accepted === before && (performance.now() - turnAt < emptyTurnMs || elapsedMs > acceptForMs)
  }
  for (const server of servers) server.off('connection', count)
}

function connectionCount(server: AnyServer): Promise<number> {
  return new Promise((resolve) => {
    server.getConnections((_error, count = 0) => resolve(count))
  })
}

/** Stops accepting and cuts every connection: nothing is to be answered any more by a process whose state nobody knows. */
export function cutServers(): void {
  for (const server of attached.keys()) {
    try {
      server.close()
      server.closeAllConnections()
    } catch {
      // a `close` that the app has put there may fail; the crash goes on as a crash
    }
  }
}

function stopAccepting(server: AnyServer): Promise<void> {
  // The http servers' own `close` cuts idle connections at once; one that the app has put there stays in force.
  const cutsIdle = [http, https].some(({ Server }) => server.close === Server.prototype.close)
  const close = (cutsIdle ? net.Server.prototype.close : server.close) as net.Server['close']
  return new Promise((resolve) => {
    close.call(server as net.Server, () => resolve())
  })
}
