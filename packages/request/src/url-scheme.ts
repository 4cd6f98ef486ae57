import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'

/**
 * `https` or `http`, as the client asked for it: what a load balancer that ends TLS says in `x-forwarded-proto`, else what the connection is.
 * It only describes a request, so a client that lies gains nothing; anything but the two words is passed over.
 */
export function urlScheme(req: IncomingMessage): 'http' | 'https' {
  const forwarded = req.headers['x-forwarded-proto']
  if (forwarded !== undefined) {
    const [first = ''] = String(forwarded).split(',', 1)
    const scheme = first.trim().toLowerCase()
    if (scheme === 'http' || scheme === 'https') return scheme
  }
  return (req.socket as TLSSocket | undefined)?.encrypted ? 'https' : 'http'
}
