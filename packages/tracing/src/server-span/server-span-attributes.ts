import type { Socket } from 'node:net'
import type { Attributes } from '@opentelemetry/api'
import { methodName, type RequestState, urlScheme } from '@voluntarily/request'
import { redactQuery } from './redact-query'

/** The method as it goes into a span's name: `HTTP` for one that no standard knows, so that names stay few. */
export function spanMethod(method: string): string {
  const name = methodName(method)
  return name === '_OTHER' ? 'HTTP' : name
}

/** What the attributes are read from. */
export type RequestFacts = Pick<RequestState, 'req' | 'method' | 'url' | 'path' | 'remoteAddress'>

/**
 * What is known of an incoming request before it is handled; what is not known is left out.
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span
 */
export function requestAttributes({ req, method, url, path, remoteAddress }: RequestFacts): Attributes {
  const { headers } = req
  const name = methodName(method)
  const attributes: Attributes = {
    'http.request.method': name,
    'url.path': path,
    'url.scheme': urlScheme(req),
    'network.protocol.version': req.httpVersion,
  }
  if (name !== method) attributes['http.request.method_original'] = method
  const query = queryOf(url)
  if (query !== undefined) attributes['url.query'] = query
  const userAgent = headers['user-agent']
  if (userAgent !== undefined) attributes['user_agent.original'] = userAgent
  if (remoteAddress !== undefined) {
    attributes['network.peer.address'] = remoteAddress
    attributes['client.address'] = remoteAddress
    const peerPort = (req.socket as Partial<Socket> | undefined)?.remotePort
    if (peerPort !== undefined) attributes['network.peer.port'] = peerPort
  }
  const { address, port } = serverOf(headers.host)
  if (address !== undefined) attributes['server.address'] = address
  if (port !== undefined) attributes['server.port'] = port
  return attributes
}

/** The client's address as the app's own `trust proxy` setting has it; undefined outside of Express, and where no proxy was between. */
export function clientAddress({ req }: RequestState): string | undefined {
  if (req.headers['x-forwarded-for'] === undefined) return undefined
  try {
    const { ip } = req as { ip?: unknown }
    return typeof ip === 'string' ? ip : undefined
  } catch {
    return undefined
  }
}

function queryOf(url: string): string | undefined {
  const question = url.indexOf('?')
  return question === -1 || question === url.length - 1 ? undefined : redactQuery(url.slice(question + 1))
}

interface NamedServer {
  readonly host: string | undefined
  readonly address?: string
  readonly port?: number | undefined
}

let latest: NamedServer = { host: undefined }

// Nearly all requests name the same one.
function serverOf(host: string | undefined): NamedServer {
  if (host !== latest.host) latest = parseHost(host)
  return latest
}

function parseHost(host: string | undefined): NamedServer {
  const match = host === undefined ? null : /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(host)
  if (!match?.[1]) return { host }
  const address = match[1].replace(/^\[|\]$/g, '')
  return { host, address, port: match[2] === undefined ? undefined : Number(match[2]) }
}
