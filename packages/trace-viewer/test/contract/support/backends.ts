import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { describeWithJaeger } from '../../../../../test/support/jaeger'
import { createOtlpReceiver } from '../../../src/otlp/receiver'
import { createTraceStore } from '../../../src/store/create-trace-store'
import { createViewerApp } from '../../../src/viewer-app'

/** What takes spans and answers queries. */
export interface Backend {
  /** Base addresses of the query API and of OTLP over HTTP. */
  readonly query: string
  readonly otlp: string
}

/** Runs the tests against the viewer, and against a real Jaeger where there is one: what they expect holds for both. */
export function describeBackends(name: string, tests: (backend: () => Backend) => void): void {
  describeViewer(name, tests)
  describeWithJaeger(`Jaeger: ${name}`, tests)
}

/** For what only today's Jaeger answers, newer than the one that tests run against. */
export function describeViewer(name: string, tests: (backend: () => Backend) => void): void {
  describe(`viewer: ${name}`, () => {
    let servers: Server[]
    let backend: Backend
    beforeAll(async () => {
      const store = createTraceStore({ maxSpans: 10_000, maxBytes: 64 * 1024 * 1024 })
      servers = [
        await serve(createViewerApp({ store, pageFolder: path.join(__dirname, '../../../dist/page') })),
        await serve(createOtlpReceiver({ store, maxBodyBytes: 16 * 1024 * 1024 })),
      ]
      const [query = '', otlp = ''] = servers.map(addressOf)
      backend = { query, otlp }
    })
    afterAll(async () => {
      for (const server of servers) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
    })
    tests(() => backend)
  })
}

async function serve(listener: RequestListener): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
