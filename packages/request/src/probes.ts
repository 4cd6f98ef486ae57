import type { IncomingMessage, Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import { pathOf } from './url-path'

const paths = new Map<string, number>()

/**
 * Declares paths that probes ask (`/health`, `/ready`): requests for them make no span and no log line.
 * @returns a function that takes the declaration back
 */
export function registerProbePaths(declared: readonly string[]): () => void {
  const own = declared.map(pathOf)
  for (const path of own) paths.set(path, (paths.get(path) ?? 0) + 1)
  let active = true
  return () => {
    if (!active) return
    active = false
    for (const path of own) {
      const left = (paths.get(path) ?? 0) - 1
      if (left > 0) paths.set(path, left)
      else paths.delete(path)
    }
  }
}

const ignoredServers = new WeakSet<object>()
let anyIgnored = false

/** Declares a server of the library's own: requests to it make no span, no log line and no metric. */
export function ignoreServer(server: Server | SecureServer): void {
  ignoredServers.add(server)
  anyIgnored = true
}

/**
 * Whether the request is a probe's: its path was declared with `registerProbePaths` (query and trailing slash do not count), or its server
 * with `ignoreServer`.
 */
export function isProbe(req: IncomingMessage): boolean {
  if (anyIgnored && ignoredServers.has(serverOf(req))) return true
  return paths.size > 0 && typeof req.url === 'string' && paths.has(pathOf(req.url))
}

function serverOf({ socket }: IncomingMessage): object {
  return (socket as { server?: object } | undefined)?.server ?? paths
}
