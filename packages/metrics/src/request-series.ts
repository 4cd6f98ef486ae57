import type { Attributes } from '@opentelemetry/api'
import { methodName, type RequestEnd, type RequestState, urlScheme } from '@voluntarily/request'
import { errorType } from './error-type'
import { SeriesCache } from './series-cache'

// The standard leaves the zero of 2.0 out.
const knownVersions = new Map([
  ['1.0', '1.0'],
  ['1.1', '1.1'],
  ['2.0', '2'],
])

/**
 * Returns the attributes of the series that a request belongs to. No value is taken from what the client sends unless it is one of a few
 * known ones: no path, no host, no header.
 * @param onNew called for a series that has not been there
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#metric-httpserverrequestduration
 */
export function createRequestSeries(
  name: string,
  limit: number,
  onNew: (method: string, scheme: string) => void,
): (state: RequestState, end: RequestEnd) => Attributes {
  const cache = new SeriesCache(name, limit)

  return (state, end) => {
    const { route } = state
    const { status } = end
    const method = methodName(state.method)
    const scheme = urlScheme(state.req)
    const version = knownVersions.get(state.req.httpVersion)
    const error = errorType(state, end)
    // in the order of their names: the SDK sorts them at each measurement, and what is sorted costs less
    return cache.get(`${method} ${status} ${scheme} ${version} ${error} ${route}`, () => {
      onNew(method, scheme)
      return {
        ...(error !== undefined && { 'error.type': error }),
        'http.request.method': method,
        'http.response.status_code': status,
        ...(route !== undefined && { 'http.route': route }),
        ...(version !== undefined && { 'network.protocol.version': version }),
        'url.scheme': scheme,
      }
    })
  }
}
