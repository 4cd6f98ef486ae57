import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import type { Attributes } from '@opentelemetry/api'
import { urlPath } from '@voluntarily/request'
import { redactQuery } from './redact-query'

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

/** The method as it goes into a span's name: `HTTP` for one that no standard knows, so that names stay few. */
export function methodName(method: string): string {
  return knownMethods.has(method) ? method : 'HTTP'
}

/**
 * What is known of an incoming request before it is handled.
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span
 */
export function requestAttributes(req: IncomingMessage): Attributes {
  const method = req.method ?? ''
  const url = req.url ?? '/'
  const { socket, headers } = req
  const attributes: Attributes = {
    'http.request.method': method,
    'url.path': urlPath(url),
    'url.scheme': schemeOf(req),
    'network.protocol.version': req.httpVersion,
  }
  if (!knownMethods.has(method)) {
    attributes['http.request.method'] = '_OTHER'
    attributes['http.request.method_original'] = method
  }
  const question = url.indexOf('?')
  if (question !== -1 && question < url.length - 1)
    attributes['url.query'] = redactQuery(url.slice(question + 1))
  if (headers['user-agent'] !== undefined) attributes['user_agent.original'] = headers['user-agent']
  if (socket?.remoteAddress !== undefined) {
    attributes['network.peer.address'] = socket.remoteAddress
    attributes['client.address'] = socket.remoteAddress
    if (socket.remotePort !== undefined) attributes['network.peer.port'] = socket.remotePort
  }
  addServer(attributes, headers.host)
  return attributes
}

/** The client's address as the app's own `trust proxy` setting has it; undefined outside of Express, and where no proxy was between. */
export function clientAddress(req: IncomingMessage): string | undefined {
  if (req.headers['x-forwarded-for'] === undefined) return undefined
  try {
    const { ip } = req as { ip?: unknown }
    return typeof ip === 'string' ? ip : undefined
  } catch {
    return undefined
  }
}

// the load balancer ends TLS and says so; it only describes the span, so a client that lies gains nothing
function schemeOf(req: IncomingMessage): string {
  const forwarded = String(req.headers['x-forwarded-proto'] ?? '')
    .split(',', 1)[0]
    ?.trim()
    .toLowerCase()
  if (forwarded === 'http' || forwarded === 'https') return forwarded
  return (req.socket as TLSSocket | undefined)?.encrypted ? 'https' : 'http'
}

function addServer(attributes: Attributes, host: string | undefined): void {
  const match = host === undefined ? null : /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(host)
  if (!match?.[1]) return
  attributes['server.address'] = match[1].replace(/^\[|\]$/g, '')
  if (match[2]) attributes['server.port'] = Number(match[2])
}
