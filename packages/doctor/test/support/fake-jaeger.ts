import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect, createServer as createNetServer, type Server, type Socket } from 'node:net'

export interface Listening {
  readonly port: number
  readonly url: string
  close(): Promise<void>
}

const open: Listening[] = []
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())))

/** Serves HTTP on a free port of the loopback interface until the test ends; TLS with options for it. */
export function listen(handler: RequestListener, tls?: ServerOptions): Promise<Listening> {
  return started(tls ? createTlsServer(tls, handler) : createServer(handler), tls ? 'https' : 'http')
}

/** Takes connections, and does nothing with them. */
export function listenInSilence(): Promise<Listening> {
  return started(
    createNetServer((socket) => socket.on('error', () => {})),
    'http',
  )
}

/** Takes spans, and has every trace that it is asked for; what `special` handles goes before. */
export function fakeJaeger(
  special: (req: IncomingMessage, res: ServerResponse) => boolean = () => false,
): RequestListener {
  return (req, res) => {
    if (special(req, res)) return
    if (req.method === 'POST') res.writeHead(200, { 'content-type': 'application/x-protobuf' }).end()
    else
      res
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"data":[{"spans":[{}]}],"errors":null}')
  }
}

/** A collector that answers every export so; as Jaeger's query API it has every trace. */
export function answering(status: number, headers: Record<string, string> = {}, body = ''): RequestListener {
  return fakeJaeger((req, res) => {
    if (req.method === 'POST') res.writeHead(status, headers).end(body)
    return req.method === 'POST'
  })
}

/** Listens on a free port of the loopback interface until the test ends. */
export async function started(server: Server, scheme: string): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const listening = {
    port,
    url: `${scheme}://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
  open.push(listening)
  return listening
}

const blocked = `
  const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    require('node:fs').writeSync(1, server.address().port + '\\n')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30_000)
  })`

/**
 * A port whose queue of connections is full, and whose process takes none: the kernel drops further ones, as a firewall does.
 * @returns the port
 */
export async function listenWithoutAnswer(): Promise<number> {
  const child = spawn(process.execPath, ['-e', blocked], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const port = Number(String(line))
  const waiting = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => {}))
  open.push({
    port,
    url: '',
    close: async () => {
      for (const socket of waiting) socket.destroy()
      child.kill('SIGKILL')
    },
  })
  await new Promise((resolve) => setTimeout(resolve, 200))
  return port
}
