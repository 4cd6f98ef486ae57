import { type Span, SpanStatusCode } from '@opentelemetry/api'
import type { RequestEnd, RequestState } from '@voluntarily/request'
import { failSpan } from './fail-span'
import { clientAddress, requestAttributes, spanMethod } from './server-span-attributes'

/**
 * Gives a server span its name, its attributes and its error, and ends it.
 * Failed are a 5xx, an error that no handler answered and an abort by the server; a 4xx is the client's affair.
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status
 */
export function endServerSpan(span: Span, state: RequestState, end: RequestEnd): void {
  try {
    if (span.isRecording()) describe(span, state, end)
  } finally {
    span.end()
  }
}

function describe(span: Span, state: RequestState, end: RequestEnd): void {
  const { route, method } = state
  span.updateName(route === undefined ? spanMethod(method) : `${spanMethod(method)} ${route}`)
  const attributes = requestAttributes(state)
  attributes['http.route'] = route
  attributes['http.response.status_code'] = end.status
  attributes['client.address'] = clientAddress(state) ?? attributes['client.address']
  span.setAttributes(attributes)
  if (end.level !== 'error') return

  if (state.error !== undefined) failSpan(span, state.error)
  else {
    const type = end.outcome === 'server_aborted' ? 'server_aborted' : String(end.status)
    span.setAttribute('error.type', type)
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
}
