import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Served {
  readonly url: string
  readonly server: Server
  close(): Promise<void>
}

/** Serves on a free port of the loopback interface. */
export async function serve(listener: RequestListener | Server, port = 0): Promise<Served> {
  const server = typeof listener === 'function' ? createServer(listener) : listener
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: given } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${given}`,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
