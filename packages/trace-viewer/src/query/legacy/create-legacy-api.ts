import { type Response, Router } from 'express'
import { BadRequest, malformedParameter } from '../../http/bad-request'
import { onlyMethods } from '../../http/only-methods'
import { firstOf, queryParameters } from '../../http/query-parameters'
import type { TraceStore } from '../../store/trace-store'
import { otlpTrace } from '../otlp-trace'
import { booleanOf } from '../parse-parameters'
import { traceIdOf } from '../trace-id'
import { legacyTrace } from './legacy-trace'

/** One trace as Jaeger's own page asks for it: `/api/traces/{id}`. */
export function createLegacyApi(store: TraceStore): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router
    .route('/api/traces/:traceId')
    .get((request, response) => {
      const { traceId, raw } = parse(request.params.traceId, queryParameters(request))
      const trace = store.trace(traceId)
      if (!trace) answerError(response, 404, 'trace not found')
      else response.json(envelope({ data: [legacyTrace(traceId, otlpTrace(trace), { raw })] }))
    })
    .all(onlyMethods('GET', 'HEAD'))
  router.use(
    '/api/traces',
    (error: unknown, _request: unknown, response: Response, next: (error: unknown) => void) => {
      if (error instanceof BadRequest) answerError(response, 400, error.message)
      else next(error)
    },
  )
  return router
}

function parse(id: string, parameters: URLSearchParams): { traceId: string; raw: boolean } {
  const traceId = traceIdOf(id)
  // A trace is found by its id alone: the times only have to be microseconds.
  for (const name of ['start', 'end']) {
    const time = firstOf(parameters, name)
    if (time && !/^[+-]?\d{1,18}$/.test(time.value))
      throw malformedParameter(name, time.value, 'microseconds since 1970')
  }
  const raw = firstOf(parameters, 'raw')
  return { traceId, raw: raw ? booleanOf(raw) : false }
}

function envelope({ data = null, errors = null }: { data?: unknown; errors?: unknown }): object {
  return { data, total: 0, limit: 0, offset: 0, errors }
}

function answerError(response: Response, code: number, msg: string): void {
  response.status(code).json(envelope({ errors: [{ code, msg }] }))
}
