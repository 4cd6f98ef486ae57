import type { RequestOptions } from 'node:http'
import { type Attributes, context, type Span } from '@opentelemetry/api'
import { isTracingSuppressed } from '@opentelemetry/core'
import { redactUrl } from './server-span/redact-query'

interface UndiciRequest {
  readonly origin: string
  readonly path: string
  /** Names and values in turn; a text in old versions. */
  readonly headers: string | unknown[]
}

/** Outgoing requests through node:http. Server spans are made elsewhere, see server-spans. */
export const httpConfig = {
  disableIncomingRequestInstrumentation: true,
  ignoreOutgoingRequestHook: (options: RequestOptions): boolean => isSuppressed() || isLeftToNode(options),
  startOutgoingSpanHook: (options: RequestOptions): Attributes => ({ 'url.full': redactUrl(urlOf(options)) }),
}

/**
 * Outgoing requests through fetch and undici, whose instrumentation would show every query value, and would add its traceparent beside
 * one that the app has handed on: two of them count as none.
 */
export const undiciConfig = {
  ignoreRequestHook: isSuppressed,
  startSpanHook: ({ origin, path }: UndiciRequest): Attributes => {
    const full = redactUrl(`${origin}${path}`)
    const question = full.indexOf('?')
    return { 'url.full': full, 'url.query': question === -1 ? undefined : full.slice(question + 1) }
  },
  requestHook: (_span: Span, { headers }: UndiciRequest): void => {
    if (!Array.isArray(headers)) return
    for (let index = headers.length - 2; index >= 0; index -= 2) {
      if (/^trace(parent|state)$/i.test(String(headers[index]))) headers.splice(index, 2)
    }
  },
}

// What the library asks itself. It makes no spans anyway, but would count as a request of the app's in the metrics.
function isSuppressed(): boolean {
  return isTracingSuppressed(context.active())
}

// The instrumentation copies headers as if they were an object: those in an array would go out with their indices for names. On a host that is
// no text it throws an error of its own, in place of Node's.
function isLeftToNode({ headers, host, hostname }: RequestOptions): boolean {
  return Array.isArray(headers) || [host, hostname].some((name) => name != null && typeof name !== 'string')
}

function urlOf({ protocol, host, hostname, port, path }: RequestOptions): string {
  const scheme = protocol ?? 'http:'
  const name = hostname ?? host ?? 'localhost'
  const standard = scheme === 'https:' ? 443 : 80
  const suffix = port && Number(port) !== standard && !name.includes(':') ? `:${port}` : ''
  return `${scheme}//${name}${suffix}${path ?? '/'}`
}
