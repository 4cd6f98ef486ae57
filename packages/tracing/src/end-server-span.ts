import { type Span, SpanStatusCode } from '@opentelemetry/api'
import type { RequestEnd, RequestState } from '@voluntarily/request'
import { failSpan } from './fail-span'
import { clientAddress, methodName } from './server-span-attributes'

/**
 * Gives a server span its name, route, status and error, and ends it.
 * Failed are a 5xx, an error that no handler answered and an abort by the server; a 4xx is the client's affair.
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status
 */
export function endServerSpan(span: Span, state: RequestState, end: RequestEnd): void {
  try {
    describe(span, state, end)
  } finally {
    span.end()
  }
}

function describe(span: Span, state: RequestState, end: RequestEnd): void {
  if (!span.isRecording()) return
  const { req, route, method } = state
  span.updateName(route === undefined ? methodName(method) : `${methodName(method)} ${route}`)
  if (route !== undefined) span.setAttribute('http.route', route)
  span.setAttribute('http.response.status_code', end.status)
  const address = clientAddress(req)
  if (address !== undefined) span.setAttribute('client.address', address)
  if (end.level !== 'error') return

  if (state.error !== undefined) failSpan(span, state.error)
  else {
    const type = end.outcome === 'server_aborted' ? 'server_aborted' : String(end.status)
    span.setAttribute('error.type', type)
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
}
