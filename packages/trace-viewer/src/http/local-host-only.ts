import type { RequestHandler } from 'express'

/**
 * Refuses what a website open in a browser of this machine could send: a request whose Host is not this machine (a name of the
 * website's that was made to point here, DNS rebinding) and one whose Origin is not a page of this machine.
 * https://datatracker.ietf.org/doc/html/rfc6454#section-7
 */
export const localHostOnly: RequestHandler = (request, response, next) => {
  const { host, origin } = request.headers
  if (!isLocalHost(host)) refuse('Host is not localhost, 127.0.0.1 or [::1]')
  else if (origin !== undefined && !isLocalOrigin(origin)) refuse('Origin is not a page of this machine')
  else next()

  function refuse(reason: string): void {
    response
      .status(403)
      .type('text/plain')
      .send(`Refused: ${reason}. Only programs of this machine may ask.\n`)
  }
}

const hostAndPort = /^(\[[^\]]*\]|[^:]*)(?::\d{1,5})?$/

function isLocalHost(host: string | undefined): boolean {
  const name = hostAndPort.exec(host ?? '')?.[1]
  return name !== undefined && isLocalName(name.toLowerCase())
}

// Names below localhost never leave the machine either: https://datatracker.ietf.org/doc/html/rfc6761#section-6.3
function isLocalName(name: string): boolean {
  return (
    name === 'localhost' || /^[a-z0-9.-]+\.localhost$/.test(name) || name === '127.0.0.1' || name === '[::1]'
  )
}

function isLocalOrigin(origin: string): boolean {
  const [, host] = /^https?:\/\/([^/]+)$/.exec(origin) ?? []
  return host !== undefined && isLocalHost(host)
}
