import type { IncomingMessage, ServerResponse } from 'node:http'
import { joinPatterns } from './express/route-pattern'
import { reportFault } from './faults'
import { createNextRoutes, type NextRoutes } from './next/next-routes'
import { requestOf } from './open-request'
import type { InternalState } from './state'
import { urlPath } from './url-path'

/** The part of a Next app, `next({ dev })`, that is called. */
export interface NextApp {
  getRequestHandler(): (req: IncomingMessage, res: ServerResponse, parsedUrl?: never) => Promise<unknown>
}

/** Answers a request by Next. A third argument that is no parsed URL (Express hands over its `next`) is left out. */
export type NextRequestHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  parsedUrl?: object,
) => Promise<void>

/**
 * Replaces `nextApp.getRequestHandler()` in a custom server, so that the route of a request is that of the page
 * (`/ops/[opId]`) and not that of the Express layer (`*`): `server.get('*', nextHandler(nextApp))`.
 *
 * The pages come from the build's manifests, read once, at the first request. With `dev: true`, or as long as there is no
 * build, they are listed from the folders `pages` and `app`, at the top or under `src`; rewrites and redirects are not known then.
 *
 * `/_next/data/…` has the route of its page, other files of Next's one of `/_next/static/*`, `/_next/image` and `/_next/*`.
 * A rewrite to a page has that page's route; a redirect, or a rewrite to elsewhere, its own `source`. Where no page
 * matches, and for files in `public`, there is none. A `basePath` is part of the route; a locale is not.
 *
 * Tested with Next 11, 14, 15 and 16. The promise rejects when Next's own does; finding the route never fails a request.
 */
export function nextHandler(nextApp: NextApp): NextRequestHandler {
  const handle = nextApp.getRequestHandler() as (...args: unknown[]) => Promise<void>
  const routes = createNextRoutes(nextApp)
  return async function handleByNext(req, res, parsedUrl) {
    const parsed = typeof parsedUrl === 'object' && parsedUrl !== null ? parsedUrl : undefined
    setRoute(routes, req, parsed)
    return parsed ? handle(req, res, parsed) : handle(req, res)
  }
}

function setRoute(
  routes: NextRoutes,
  req: IncomingMessage,
  parsed: { pathname?: unknown } | undefined,
): void {
  const state = requestOf(req) as InternalState | undefined
  if (!state) return
  try {
    const path = typeof parsed?.pathname === 'string' ? parsed.pathname : urlPath(req.url ?? '/')
    const route = routes(path)
    state.route = route === undefined ? undefined : joinPatterns(state.mount, route)
  } catch (fault) {
    reportFault('finding the page of a request', fault)
  }
}
