import type { Attributes } from '@opentelemetry/api'
import { methodName, type RequestEnd, type RequestState, urlScheme } from '@voluntarily/request'
import { errorType } from './error-type'
import { overflow, SeriesBound } from './series-bound'
import { standInFor } from './stand-in'

/** What a request is measured under. */
export interface RequestSeries {
  /** For the SDK; `withRealAttributes` has the real ones. */
  readonly attributes: Attributes
  /** Number of the collection since which something has been recorded of it. */
  since: number
}

interface KnownSeries extends RequestSeries, Values {}

interface Values {
  readonly status: number
  readonly method: string
  readonly version: string | undefined
  readonly scheme: string
  readonly error: string | undefined
}

// The standard leaves the zero of 2.0 out.
const knownVersions = new Map([
  ['1.0', '1.0'],
  ['1.1', '1.1'],
  ['2.0', '2'],
])

/**
 * Returns the series that a request belongs to. No value is taken from what the client sends unless it is one of a few known ones: no path, no
 * host, no header.
 * @param name of the instrument, for the log
 * @param limit series that it may have
 * @param onNew called for a series that has not been there
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#metric-httpserverrequestduration
 */
export function createRequestSeries(
  name: string,
  limit: number,
  onNew: (method: string, scheme: string) => void,
): (state: RequestState, end: RequestEnd) => RequestSeries {
  const bound = new SeriesBound(name, limit)
  const rest: RequestSeries = { attributes: overflow, since: -1 }
  // Of a route there are few: to look at each costs less than to make one text of the values, and to find that.
  const byRoute = new Map<string | undefined, KnownSeries[]>()

  function add(route: string | undefined, values: Values): RequestSeries {
    const id = bound.take()
    if (id === undefined) return rest
    onNew(values.method, values.scheme)
    const series = { ...values, attributes: standInFor(attributesOf(route, values), id), since: -1 }
    const known = byRoute.get(route)
    if (known) known.push(series)
    else byRoute.set(route, [series])
    return series
  }

  return (state, end) => {
    const { route, req } = state
    const { status } = end
    const method = methodName(state.method)
    const scheme = urlScheme(req)
    const version = req.httpVersion === '1.1' ? '1.1' : knownVersions.get(req.httpVersion)
    const error = errorType(state, end)
    const known = byRoute.get(route)
    if (known) {
      for (const series of known) {
        if (
          series.status === status &&
          series.method === method &&
          series.scheme === scheme &&
          series.version === version &&
          series.error === error
        )
          return series
      }
    }
    return add(route, { status, method, scheme, version, error })
  }
}

function attributesOf(route: string | undefined, values: Values): Attributes {
  const { status, method, version, scheme, error } = values
  return {
    ...(error !== undefined && { 'error.type': error }),
    'http.request.method': method,
    'http.response.status_code': status,
    ...(route !== undefined && { 'http.route': route }),
    ...(version !== undefined && { 'network.protocol.version': version }),
    'url.scheme': scheme,
  }
}
