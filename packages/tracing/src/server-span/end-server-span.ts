import { type Attributes, type Span, SpanStatusCode } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import type { RequestEnd, RequestState } from '@voluntarily/request'
import { failSpan } from '../fail-span'
import { ServerSpan } from './server-span'
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
  const name = route === undefined ? spanMethod(method) : `${spanMethod(method)} ${route}`
  const attributes = requestAttributes(state)
  const client = clientAddress(state)
  if (client !== undefined) attributes['client.address'] = client
  keepWhatTheAppHasSet(attributes, span, state)
  if (route !== undefined) attributes['http.route'] = route
  attributes['http.response.status_code'] = end.status
  if (span instanceof ServerSpan) span.describe(name, attributes)
  else span.updateName(name).setAttributes(attributes)
  if (end.level !== 'error') return

  if (state.error !== undefined) failSpan(span, state.error)
  else {
    const type = end.outcome === 'server_aborted' ? 'server_aborted' : String(end.status)
    span.setAttribute('error.type', type)
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
}

// It may have been to hide something. What is there of the request itself, from its start, is no reason to leave the proxy's word for the client out.
function keepWhatTheAppHasSet(attributes: Attributes, span: Span, { remoteAddress }: RequestState): void {
  const { attributes: set } = span as Partial<ReadableSpan>
  for (const key in set) {
    if (key in attributes && !(key === 'client.address' && set[key] === remoteAddress))
      attributes[key] = undefined
  }
}
