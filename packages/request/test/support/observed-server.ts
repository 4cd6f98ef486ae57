import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { watchRouterKind } from '../../src/express/watch-router'
import { ensureContextManager, observeApp, onRequestEnd, type RequestState } from '../../src/index'

/** The two majors of Express under the same type. */
export const majors: [string, typeof import('express')][] = [
  ['Express 4', require('express-4')],
  ['Express 5', require('express')],
]

export interface ObservedServer {
  url: string
  port: number
  server: http.Server
  /** Resolves with the next request that ends. */
  nextEnd(): Promise<RequestState>
  close(): Promise<void>
}

/** Does what `register` does when it sees Express being loaded. */
export function watchBoth(): void {
  for (const [, express] of majors) watchRouterKind(express.Router)
}

/** Serves an app on a free port of the loopback address and hands out the requests as they end. */
export async function serve(
  app: (req: never, res: never) => unknown,
  options: { observe?: boolean } = {},
): Promise<ObservedServer> {
  ensureContextManager()
  const ended: RequestState[] = []
  const waiting: ((state: RequestState) => void)[] = []
  if (options.observe !== false) {
    observeApp(app as never, {
      onRequest: (state) =>
        onRequestEnd(state, () => {
          const next = waiting.shift()
          if (next) next(state)
          else ended.push(state)
        }),
    })
  }
  const server = http.createServer(app as http.RequestListener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    server,
    nextEnd: () => {
      const state = ended.shift()
      return state ? Promise.resolve(state) : new Promise((resolve) => waiting.push(resolve))
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
