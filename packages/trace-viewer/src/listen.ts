import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describeOwner } from './port-owner'
import { TraceViewerError } from './trace-viewer-error'

/** What a port is for, to be named where it cannot be had. */
export interface PortUse {
  /** 0: any that is free. */
  readonly port: number
  readonly variable: string
}

export interface Listening {
  readonly port: number
  /** Ends its connections as well, those that wait for events too. Idempotent. */
  close(): Promise<void>
}

const loopback = ['127.0.0.1', '::1'] as const

/**
 * Serves on the loopback interface and no other.
 * @throws TraceViewerError, code ERR_TRACE_VIEWER_PORT, when something listens there already or the port may not be used
 */
export async function listen(serve: RequestListener, { port, variable }: PortUse): Promise<Listening> {
  // Some systems let two programs listen on one port when one of them takes all addresses: the answers would come from either.
  if (port !== 0 && (await isTaken(port))) throw await takenError(port, variable)
  const server = createServer(serve)
  try {
    server.listen(port, loopback[0])
    await once(server, 'listening')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw await takenError(port, variable)
    throw new TraceViewerError(
      `port ${port} cannot be used (${message}); set ${variable} to another one`,
      'ERR_TRACE_VIEWER_PORT',
    )
  }
  return { port: (server.address() as AddressInfo).port, close: () => close(server) }
}

async function isTaken(port: number): Promise<boolean> {
  const answers = await Promise.all(loopback.map((host) => connects(host, port)))
  return answers.includes(true)
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const end = (result: boolean) => {
      socket.destroy()
      resolve(result)
    }
    socket.setTimeout(1_000, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}

async function takenError(port: number, variable: string): Promise<TraceViewerError> {
  const owner = await describeOwner(port)
  return new TraceViewerError(
    `port ${port} is taken by ${owner}; set ${variable} to another one`,
    'ERR_TRACE_VIEWER_PORT',
  )
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
