import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/** A request as Node makes it, and its response, without a connection. */
export function incoming(headers: Record<string, string> = {}, url = '/a/b?token=hidden') {
  const req = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url, headers })
  return { req, res: new ServerResponse(req) }
}
