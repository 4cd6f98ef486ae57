import { Agent, type IncomingMessage, request } from 'node:http'
import { withoutSpans } from '@voluntarily/request'

const stepMs = 500
const steps = 4
const viewerName = /^voluntarily-traces\//

export interface Viewer {
  /** Whether what listens there calls itself the trace viewer. */
  isThere(): Promise<boolean>
  /** Whether it took this export request. */
  take(body: string): Promise<boolean>
  /** Cuts what is under way. */
  cut(): void
}

/**
 * Speaks to the trace viewer, if there is one. Never rejects, gives up after two seconds, keeps no process alive, and makes no spans.
 * @param url where it takes log records, on this machine
 */
export function askViewer(url: URL): Viewer {
  // Its own: the global one may go by way of a proxy. A connection for each, as an idle one may be closed just when it is needed.
  const agent = new Agent({ keepAlive: false })

  const ask = (method: string, body?: string) =>
    new Promise<IncomingMessage | undefined>((resolve) => {
      const outgoing = withoutSpans(() =>
        request(url, { agent, method, hostname: addressOf(url), headers: headersFor(url, body) }),
      )
      let stepsLeft = steps
      // In steps, because an app that is still loading blocks the event loop for seconds, and the answer waits behind that.
      const timer = setInterval(() => --stepsLeft === 0 && outgoing.destroy(), stepMs)
      timer.unref()
      outgoing.on('socket', (socket) => socket.unref())
      outgoing.on('response', (response) => {
        response.on('error', () => resolve(undefined))
        response.on('end', () => resolve(response)).resume()
      })
      outgoing.on('error', () => resolve(undefined))
      outgoing.on('close', () => {
        clearInterval(timer)
        resolve(undefined)
      })
      outgoing.end(body)
    })

  return {
    isThere: async () => viewerName.test(String((await ask('HEAD'))?.headers.server)),
    take: async (body) => {
      const { statusCode = 0 } = (await ask('POST', body)) ?? {}
      return statusCode >= 200 && statusCode < 300
    },
    cut: () => agent.destroy(),
  }
}

function headersFor(url: URL, body: string | undefined) {
  return {
    host: url.host,
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }),
  }
}

/** A name below localhost is this machine, whatever a resolver says: https://datatracker.ietf.org/doc/html/rfc6761#section-6.3 */
function addressOf({ hostname }: URL): string {
  if (hostname.endsWith('.localhost')) return 'localhost'
  return hostname.replace(/^\[(.*)\]$/, '$1')
}
