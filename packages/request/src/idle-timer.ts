import type { Socket } from 'node:net'
import { outsideRequests } from './outside-requests'

/**
 * Starts the timer of a connection again, outside of the request. Node starts that of an idle connection by a listener for the response's 'finish', and so in
 * the request's context: the request would stay in memory until the next one on its connection.
 */
export function restartIdleTimer(socket: Socket | null | undefined): void {
  const timeout = socket?.timeout
  if (!socket || !timeout || socket.destroyed || typeof socket.setTimeout !== 'function') return
  outsideRequests(socket.setTimeout, socket, timeout)
}
