export type Route = { readonly view: 'list' } | { readonly view: 'trace'; readonly traceId: string }

const tracePath = /^\/trace\/([^/]+)\/?$/

export function routeOf(pathname: string): Route {
  const traceId = tracePath.exec(pathname)?.[1]
  return traceId === undefined ? { view: 'list' } : { view: 'trace', traceId: decoded(traceId) }
}

export function traceUrl(traceId: string, spanId?: string): string {
  const path = `/trace/${encodeURIComponent(traceId)}`
  return spanId ? `${path}?span=${encodeURIComponent(spanId)}` : path
}

/** Whether a text can be the id of a trace: 32 hexadecimal digits, or fewer of an older tracer. */
export function isTraceId(text: string): boolean {
  return /^[0-9a-f]{1,32}$/i.test(text)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
