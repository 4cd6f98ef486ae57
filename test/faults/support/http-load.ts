import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { fetched } from './fetched'
import { pipeline } from './pipelined-requests'

/** One request of a load, as its client saw it. */
export interface Sent {
  readonly id: string
  readonly kind: string
  /** Status of the answer; `refused` when nothing listened any more; else what went wrong. */
  readonly outcome: number | string
  readonly traceId: string
  /** The client's port of the connection; undefined when it does not know. */
  readonly port: number | undefined
}

export interface Load {
  /** Resolves when nothing listens any more. */
  readonly refused: Promise<void>
  /** Stops sending; resolves with every request that was sent, once each has an outcome. */
  end(): Promise<readonly Sent[]>
}

interface Plan {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly agent: Agent | false
}

const half = Buffer.alloc(2_000, 'x')
const tickMs = 5

/**
 * 200 requests a second, fewer where the processor has no time for them, to the routes of `fixtures/loaded-app.js`, by node:http on kept connections and new ones, and by fetch; some take two seconds,
 * of some the second half of the body comes a second after the first, some come three in one packet.
 */
export function startLoad(url: string): Load {
  const agent = new Agent({ keepAlive: true })
  const sent: Promise<Sent[]>[] = []
  const kinds: Record<number, () => Promise<Sent | Sent[]>> = {
    0: () => send(url, { path: '/slow/2000', agent }),
    5: () => send(url, { method: 'POST', path: '/upload', agent }),
    7: () => send(url, { method: 'POST', path: '/upload', agent: false }),
    10: () => pipeline(url, ['/fast', '/fast', '/fast']),
    15: () => pipeline(url, ['/fast', '/slow/300', '/fast']),
  }
  const everyday = [
    () => send(url, { path: '/fast', agent: false }),
    () => send(url, { path: '/fast', agent }),
    () => fetched(`${url}/fast`),
  ]
  const next = (turn: number) => (kinds[turn % 20] ?? everyday[turn % 3] ?? fetched)(url)
  let tellRefused = () => {}
  const refused = new Promise<void>((resolve) => {
    tellRefused = resolve
  })
  const start = async (turn: number) => {
    const all = [await next(turn)].flat()
    if (all.some(({ outcome }) => outcome === 'refused')) tellRefused()
    return all
  }
  let turn = 0
  const timer = setInterval(() => sent.push(start(turn++)), tickMs)
  return {
    refused,
    async end() {
      clearInterval(timer)
      const all = (await Promise.all(sent)).flat()
      agent.destroy()
      return all
    },
  }
}

/** One request by node:http; the second half of a body comes a second after the first. */
function send(url: string, { method = 'GET', path, agent }: Plan): Promise<Sent> {
  const id = randomUUID()
  const kind = `${method} ${path} on ${agent ? 'a kept' : 'a new'} connection`
  return new Promise((resolve) => {
    let port: number | undefined
    let traceId = ''
    const end = (outcome: Sent['outcome']) => resolve({ id, kind, outcome, traceId, port })
    const headers = {
      'x-request-id': id,
      ...(method === 'POST' && { 'content-length': String(2 * half.length) }),
    }
    const req = request(url + path, { method, agent, headers }, (res) => {
      traceId = String(res.headers['x-trace-id'])
      res.resume()
      res.on('end', () => end(Number(res.statusCode)))
      res.on('error', (error) => end(`answer cut: ${failureOf(error)}`))
    })
    req.on('socket', (socket) => {
      const read = () => {
        port = socket.localPort
      }
      if (socket.connecting) socket.once('connect', read)
      else read()
    })
    req.on('error', (error) => end(failureOf(error)))
    if (method === 'GET') req.end()
    else {
      req.write(half)
      void delay(1_000).then(() => req.end(half))
    }
  })
}

/** `refused` when nothing listens there, else the code. */
export function failureOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ECONNREFUSED' ? 'refused' : (code ?? message)
}
