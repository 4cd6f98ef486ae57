const knownMethods = new Set([
  'CONNECT',
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
  'QUERY',
  'TRACE',
])

/**
 * The method as an attribute has it: `_OTHER` for one that no standard knows, so that its values stay few whatever clients send.
 * Standard: https://opentelemetry.io/docs/specs/semconv/registry/attributes/http/ (http.request.method)
 */
export function methodName(method: string): string {
  return knownMethods.has(method) ? method : '_OTHER'
}
