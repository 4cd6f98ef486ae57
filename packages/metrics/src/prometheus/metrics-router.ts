import type { IncomingMessage, ServerResponse } from 'node:http'
import { optionProblems, optionsMessage } from '@voluntarily/config'
import { pathOf, registerProbePaths } from '@voluntarily/request'
import { MetricsOptionsError } from '../metrics-options-error'
import { answerPage, answerText, isRead } from './answer-page'
import { pageSource } from './page-source'

/** Options of metricsRouter. */
export interface MetricsRouterOptions {
  /** Path of the page, below where the router is mounted; begins with a slash, and a slash at its end does not count. Default `/metrics`. */
  readonly path?: string
}

/** A middleware for Express, Connect and bare `node:http`. */
export type MetricsRouter = (
  req: IncomingMessage,
  res: ServerResponse,
  next?: (error?: unknown) => void,
) => void

/**
 * The page for Prometheus on the app's own port: `app.use(metricsRouter())`. Whoever reaches the app reaches it, so put what guards it
 * in front. Answers GET and HEAD of exactly its path, with 404 while metrics do not go to Prometheus, and leaves the rest to `next`.
 * Asked for at the root, it makes no span, log line or metric. Below a path it is like any other, and until the first request there the same path at the
 * root is taken for it: Express tells no router where it is mounted, so name the whole path, `metricsRouter({ path: '/internal/metrics' })`.
 * @throws MetricsOptionsError, code ERR_METRICS_OPTIONS, for options that do not exist, and for a path that does not begin with a slash
 * Standard: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export function metricsRouter(options: MetricsRouterOptions = {}): MetricsRouter {
  const wrong = optionProblems(
    options,
    { path: [isPath, 'a path that begins with /'] },
    "{ path: '/metrics' }",
  )
  if (wrong.length > 0) throw new MetricsOptionsError(optionsMessage('metricsRouter', wrong))
  const { path = '/metrics' } = options
  const own = pathOf(path)
  const declare = declareWhereServed(own)
  return (req, res, next) => {
    declare(req)
    if (pathOf(req.url ?? '') !== own || !isRead(req)) {
      if (next) next()
      else answerText(req, res, 404, 'not found\n')
      return
    }
    const source = pageSource()
    if (source) void answerPage(req, res, source)
    else answerText(req, res, 404, 'no metrics here: OTEL_METRICS_EXPORTER does not name prometheus\n')
  }
}

function isPath(path: unknown): boolean {
  return typeof path === 'string' && path.startsWith('/')
}

/**
 * Nobody tells a router where it is mounted before a request comes by. Until then it is taken to be at the root, as most are, so that the first request
 * for the page makes no span either; but never for `/`, which would be the app's own first page.
 */
function declareWhereServed(path: string): (req: IncomingMessage) => void {
  let withdraw = path === '/' ? undefined : registerProbePaths([path])
  let isSettled = false
  return (req) => {
    if (isSettled) return
    if (isBelowPath(req)) {
      withdraw?.()
      withdraw = undefined
      return
    }
    isSettled = true
    withdraw ??= registerProbePaths([path])
  }
}

/** Express tells the path that a router is mounted at, Connect only what the URL was before. */
function isBelowPath(req: IncomingMessage & { baseUrl?: string; originalUrl?: string }): boolean {
  const { baseUrl, url, originalUrl = url } = req
  return baseUrl === undefined ? originalUrl !== url : baseUrl !== ''
}
