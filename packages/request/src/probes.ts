import type { IncomingMessage } from 'node:http'
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

/** Whether the request is a probe's: its path was declared with `registerProbePaths`. Query and trailing slash do not count. */
export function isProbe(req: IncomingMessage): boolean {
  return paths.size > 0 && typeof req.url === 'string' && paths.has(pathOf(req.url))
}
