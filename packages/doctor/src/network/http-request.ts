import http from 'node:http'
import https from 'node:https'
import { failureOf, timeout } from './connect'

/** An answer, or why there is none: `code` is Node's, or TIMEOUT. */
export type HttpAnswer = Answered | { readonly code: string; readonly reason: string }

export interface Answered {
  readonly status: number
  /** Without parameters, in small letters; empty when there is none. */
  readonly contentType: string
  readonly location: string | undefined
  /** The answer's Date header. */
  readonly date: string | undefined
  /** The answer's Server header. */
  readonly server: string | undefined
  /** The first 64 KiB. */
  readonly text: string
}

export interface HttpRequest {
  readonly url: URL
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly tls?: {
    readonly ca?: Buffer | undefined
    readonly cert?: Buffer | undefined
    readonly key?: Buffer | undefined
  }
}

const mostBytes = 65_536

/** One request on a connection of its own, through no proxy, as the exporters make theirs. Never rejects. */
export function request(
  { url, method = 'GET', headers = {}, body = '', tls = {} }: HttpRequest,
  timeoutMs: number,
): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    try {
      const { request: start } = url.protocol === 'https:' ? https : http
      const sent = start(url, { method, headers, agent: false, ...tls })
      let late: Error | undefined
      const timer = setTimeout(() => {
        late = timeout(timeoutMs)
        sent.destroy(late)
      }, timeoutMs)
      sent.once('close', () => clearTimeout(timer))
      sent.once('error', (error) => resolve(failureOf(error)))
      sent.once('response', (response) =>
        read(response)
          // a body that is cut says only that it was
          .catch((error) => failureOf(late ?? error))
          .then(resolve)
          .finally(() => sent.destroy()),
      )
      sent.end(body)
    } catch (error) {
      resolve(failureOf(error))
    }
  })
}

async function read(response: http.IncomingMessage): Promise<HttpAnswer> {
  const { statusCode: status = 0, headers } = response
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    chunks.push(chunk as Buffer)
    bytes += (chunk as Buffer).length
    if (bytes >= mostBytes) break
  }
  return {
    status,
    contentType: (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
    location: headers.location,
    date: headers.date,
    server: headers.server?.toString(),
    text: Buffer.concat(chunks).toString('utf8', 0, mostBytes),
  }
}
