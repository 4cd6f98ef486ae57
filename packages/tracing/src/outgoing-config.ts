import type { RequestOptions } from 'node:http'
import type { Attributes } from '@opentelemetry/api'
import { redactUrl } from './redact-query'

interface UndiciRequest {
  readonly origin: string
  readonly path: string
}

/** Outgoing requests through node:http. Server spans are made elsewhere, see server-spans. */
export const httpConfig = {
  disableIncomingRequestInstrumentation: true,
  startOutgoingSpanHook: (options: RequestOptions): Attributes => ({ 'url.full': redactUrl(urlOf(options)) }),
}

/** Outgoing requests through fetch and undici, whose instrumentation would show every query value. */
export const undiciConfig = {
  startSpanHook: ({ origin, path }: UndiciRequest): Attributes => {
    const full = redactUrl(`${origin}${path}`)
    const question = full.indexOf('?')
    return { 'url.full': full, 'url.query': question === -1 ? '' : full.slice(question + 1) }
  },
}

function urlOf({ protocol, host, hostname, port, path }: RequestOptions): string {
  const scheme = protocol ?? 'http:'
  const name = hostname ?? host ?? 'localhost'
  const standard = scheme === 'https:' ? 443 : 80
  const suffix = port && Number(port) !== standard && !name.includes(':') ? `:${port}` : ''
  return `${scheme}//${name}${suffix}${path ?? '/'}`
}
