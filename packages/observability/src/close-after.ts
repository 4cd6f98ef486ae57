import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { openRequests, type RequestState } from '@voluntarily/request'

/** The parts of Node's own that have no public name; without them it closes the connection by itself, as it always does. */
interface NodeResponse {
  /** Whether Node closes the connection after this answer. */
  _last?: boolean
}
interface NodeSocket {
  /** The answer whose turn it is on the connection. */
  _httpMessage?: unknown
}

const asked = new WeakSet<object>()

/**
 * Asks the client, with the head of this answer, to come back on another connection; unless it has sent another request on this one by then,
 * whose answer will ask.
 *
 * The connection is closed here and not by Node, which would do so as soon as the answer is out: a request that came in the same packet would have
 * no answer then, and a client that still sends its body would be reset before it has read its answer.
 */
export function closeAfter({ req, res }: Pick<RequestState, 'req' | 'res'>): void {
  // HTTP/2 has no such header, and a stand-in of a test may have less than Node's
  if (req.httpVersionMajor !== 1 || res.headersSent || typeof res.writeHead !== 'function' || asked.has(res))
    return
  asked.add(res)
  const { writeHead } = res
  res.writeHead = function writeHeadWithClose(this: ServerResponse, ...args: unknown[]) {
    const asks = !res.headersSent && !res.hasHeader('connection') && !isFollowed(req, res)
    if (asks) res.setHeader('connection', 'close')
    const answer = Reflect.apply(writeHead, this, args)
    if (asks && res.shouldKeepAlive && (res as NodeResponse)._last) closeOnceRead(req, res)
    return answer
  } as typeof res.writeHead
}

/** Whether another request has come on the same connection since. */
function isFollowed(req: IncomingMessage, res: ServerResponse): boolean {
  const onSocket = openRequests().filter((open) => open.req.socket === req.socket)
  return onSocket.length > 0 && onSocket.at(-1)?.res !== res
}

function closeOnceRead(req: IncomingMessage, res: ServerResponse): void {
  ;(res as NodeResponse)._last = false
  const socket: Socket & NodeSocket = req.socket
  const end = () => {
    if (!socket._httpMessage) socket.end()
  }
  res.once('finish', () => {
    if (req.complete) end()
    else req.once('close', end)
  })
}
