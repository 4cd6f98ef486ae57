import express, { type Express } from 'express'
import { errorHandler, notFound } from './http/error-handler'
import { localHostOnly } from './http/local-host-only'
import { createPageFiles } from './http/page-files'
import { securityHeaders } from './http/security-headers'
import { serverHeader } from './http/server-header'
import { createPageApi } from './page-api/create-page-api'
import { createQueryApi } from './query/create-query-api'
import type { TraceStore } from './store/trace-store'

export interface ViewerAppOptions {
  readonly store: TraceStore
  /** Where index.html, page.js and page.css are. */
  readonly pageFolder: string
}

/** What answers on Jaeger's port: its query API, the page and the page's own API. */
export function createViewerApp({ store, pageFolder }: ViewerAppOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(serverHeader, securityHeaders, localHostOnly)
  app.use(createQueryApi(store), createPageApi(store), createPageFiles(pageFolder))
  app.use(notFound, errorHandler)
  return app
}
