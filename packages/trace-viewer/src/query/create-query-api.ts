import { Router } from 'express'
import { answerError } from '../http/json-error'
import { onlyMethods } from '../http/only-methods'
import { firstOf, queryParameters } from '../http/query-parameters'
import type { StoredTrace, TraceStore } from '../store/trace-store'
import { answerTraces } from './answer-traces'
import { createLegacyApi } from './legacy/create-legacy-api'
import { booleanOf, timeOf } from './parse-parameters'
import { kindName } from './span-kind'
import { traceIdOf } from './trace-id'
import { parseTraceQuery, type TraceQuery } from './trace-query'
import { createTraceSearch } from './trace-search'

/**
 * Jaeger's query API: what Jaeger v2 answers for the same spans.
 * https://www.jaegertracing.io/docs/2.13/architecture/apis/#query-json-over-http
 */
export function createQueryApi(store: TraceStore): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const readOnly = onlyMethods('GET', 'HEAD')

  router
    .route('/api/v3/services')
    .get((_request, response) => {
      response.json({ services: store.services() })
    })
    .all(readOnly)

  router
    .route('/api/v3/operations')
    .get((request, response) => {
      const parameters = queryParameters(request)
      const kind = firstOf(parameters, 'spanKind', 'span_kind')?.value
      const operations = store
        .operations(parameters.get('service') ?? '')
        .map(({ name, kind }) => ({ name, spanKind: kindName(kind) || undefined }))
        .filter(({ spanKind }) => kind === undefined || kind === spanKind)
      response.json({ operations })
    })
    .all(readOnly)

  router
    .route('/api/v3/traces')
    .get(async (request, response) => {
      const query = parseTraceQuery(queryParameters(request))
      // Jaeger says 500 as well, though it is the client's fault: who tries a client here must not see another answer there.
      if (query.searchDepth <= 0)
        answerError(response, 500, 'search depth must be greater than 0 and less than max traces')
      else await answerTraces(response, findTraces(store, query), query.raw)
    })
    .all(readOnly)

  router
    .route('/api/v3/traces/:traceId')
    .get(async (request, response) => {
      const traceId = traceIdOf(request.params.traceId)
      const parameters = queryParameters(request)
      // A trace is found by its id alone, here as in Jaeger's memory: the times only have to be times.
      for (const names of [
        ['startTime', 'start_time'],
        ['endTime', 'end_time'],
      ]) {
        const time = firstOf(parameters, ...names)
        if (time) timeOf(time)
      }
      const raw = firstOf(parameters, 'rawTraces', 'raw_traces')
      const trace = store.trace(traceId)
      await answerTraces(response, trace ? [trace] : [], raw ? booleanOf(raw) : false)
    })
    .all(readOnly)

  return router.use(createLegacyApi(store))
}

/** The newest first. */
function findTraces(store: TraceStore, query: TraceQuery): StoredTrace[] {
  const matches = createTraceSearch(query)
  const found: StoredTrace[] = []
  for (const trace of store.traces()) {
    if (matches(trace)) found.push(trace)
    if (found.length === query.searchDepth) break
  }
  return found
}
