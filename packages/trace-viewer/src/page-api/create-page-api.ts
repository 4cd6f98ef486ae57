import { Router } from 'express'
import { onlyMethods } from '../http/only-methods'
import { queryParameters } from '../http/query-parameters'
import { traceIdOf } from '../query/trace-id'
import type { TraceStore } from '../store/trace-store'
import { streamChanges } from './change-stream'
import { parseListFilters } from './list-filters'
import { listLogs } from './list-logs'
import { listTraces } from './list-traces'

/** What the page asks for beside Jaeger's API. */
export function createPageApi(store: TraceStore): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const readOnly = onlyMethods('GET', 'HEAD')

  router
    .route('/api/viewer/traces')
    .get((request, response) => {
      response.json(listTraces(store, parseListFilters(queryParameters(request))))
    })
    .delete((_request, response) => {
      store.clear()
      response.sendStatus(204)
    })
    .all(onlyMethods('GET', 'HEAD', 'DELETE'))

  router
    .route('/api/viewer/traces/:traceId/logs')
    .get((request, response) => {
      response.json(listLogs(store.logs(traceIdOf(request.params.traceId))))
    })
    .all(readOnly)

  router
    .route('/api/viewer/events')
    .get((request, response) => streamChanges(store, request, response))
    .all(readOnly)

  return router
}
