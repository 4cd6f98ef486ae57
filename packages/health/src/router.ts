import type { IncomingMessage, ServerResponse } from 'node:http'
import { pathOf } from '@voluntarily/request'
import { answerMethodNotAllowed, answerNotFound, answerReport } from './answer'
import type { HealthReport } from './report'

/** Handles a request for one of the health paths, and calls `next` at once for any other (404 when there is no next). */
export type HealthRouter = (req: IncomingMessage, res: ServerResponse, next?: () => void) => void

export interface RouterOptions {
  readonly livenessPath: string
  readonly readinessPath: string
  /** Whether bodies say more than their status. */
  readonly showDetails: boolean
  /** Body of the liveness path. */
  readonly live: HealthReport
  readonly report: () => Promise<HealthReport>
}

export function createRouter(options: RouterOptions): HealthRouter {
  const { livenessPath, readinessPath, showDetails, live, report } = options

  async function answer(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    if (req.method !== 'GET' && req.method !== 'HEAD') answerMethodNotAllowed(res)
    else answerReport(res, path === livenessPath ? live : await report(), { showDetails })
  }

  return (req, res, next) => {
    const path = requestPath(req)
    // An answer that cannot be given is given up: there is nobody to tell.
    if (path === livenessPath || path === readinessPath) answer(req, res, path).catch(() => {})
    else if (next !== undefined) next()
    else answerNotFound(res)
  }
}

// req may be anything here: a stand-in of a test or an adapter without url, a proxy that throws.
function requestPath(req: IncomingMessage): string | undefined {
  try {
    return typeof req.url === 'string' ? pathOf(req.url) : undefined
  } catch {
    return undefined
  }
}
