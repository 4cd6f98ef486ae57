import { IncomingMessage, ServerResponse } from 'node:http'
import net from 'node:net'
import { openRequest, type RequestState } from '@voluntarily/request'

const socket = new net.Socket()

export interface RequestByHand {
  readonly method: string
  readonly httpVersion: string
  readonly scheme: string
  readonly path: string
}

/** Opens a request as a server does, without a connection; what `endRequest` then ends. */
export function openByHand({ method, httpVersion, scheme, path }: RequestByHand): RequestState {
  const req = new IncomingMessage(socket)
  req.method = method
  req.httpVersion = httpVersion
  req.url = path
  req.headers['x-forwarded-proto'] = scheme
  return openRequest(req, new ServerResponse(req)).state
}
