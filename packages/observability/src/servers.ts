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

export interface CloseOptions {
  /** `performance.now()` at the latest request's arrival. */
  arrivedAt: () => number
  /** How long there still is to wait for requests, in milliseconds. */
  leftMs: () => number
}

/**
 * Stops accepting, waits until every open request is answered, then lets go of the connections that are left. Idle ones are kept a
 * moment longer than Node would, as far as there is time: a request may be on its way on them, and its answer tells the client to go elsewhere.
 * @returns false when the time is up and requests are open; their connections are left alone
 */
export async function closeServers({ arrivedAt, leftMs }: CloseOptions): Promise<boolean> {
  const servers = [...attached.keys()]
  // Compiles it: done first at the close itself, that would take long enough for connections to come, and be reset.
  stopAccepting(untouched).catch(() => {})
  await acceptWaiting(servers, leftMs)
  let closed = false
  const closing = Promise.all(servers.map(stopAccepting)).then(() => {
    closed = true
  })
  let busyAt = performance.now()
  const quietMs = () => performance.now() - Math.max(busyAt, arrivedAt())
  while (quietMs() < Math.min(cutMs, leftMs())) {
    await delay(pollMs)
    if (hasOpenWork()) busyAt = performance.now()
    else if (closed) return true
    // what waits must not take more than a share of what is left
    else if (quietMs() >= Math.min(lingerMs, leftMs() / 4)) letGo(servers)
  }
  if (hasOpenWork()) {
    for (const server of servers) server.closeIdleConnections()
    return false
  }
  for (const server of servers) server.closeAllConnections()
  if (await within(closing, Math.min(lingerMs, Math.max(pollMs, leftMs() / 2)))) return true
  // What is left has been upgraded (WebSockets): a hook of the app's closes it, or the exit does. Else a `close` of the app's is at work.
  const left = await Promise.all(servers.map(connectionCount))
  if (left.every((count) => count === 0)) await closing
  return true
}

function hasOpenWork(): boolean {
  return openRequests().some((request) => !isEventStream(request))
}

function letGo(servers: readonly AnyServer[]): void {
  endEventStreams()
  for (const server of servers) server.closeIdleConnections()
}

/**
 * Lets the event loop take over what the system has accepted already, one connection a turn, which a closed listener would reset. Ends after a turn in
 * which none came and next to nothing was done, so that next to none can have come since; where there is no such turn, because the processor is busy,
 * after one in which none came.
 */
async function acceptWaiting(servers: readonly AnyServer[], leftMs: () => number): Promise<void> {
  let accepted = 0
  const count = () => void accepted++
  for (const server of servers) server.on('connection', count)
  const startedAt = performance.now()
  for (let elapsedMs = 0, isEmpty = false; !isEmpty && elapsedMs < Math.min(mostAcceptMs, leftMs()); ) {
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
