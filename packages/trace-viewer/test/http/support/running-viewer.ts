import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createOtlpReceiver } from '../../../src/otlp/receiver'
import { createTraceStore } from '../../../src/store/create-trace-store'
import type { TraceStore } from '../../../src/store/trace-store'
import { createViewerApp } from '../../../src/viewer-app'

export interface RunningViewer {
  readonly store: TraceStore
  readonly url: string
  readonly port: number
  readonly otlp: string
  readonly otlpPort: number
  stop(): Promise<void>
}

/** The viewer's two ports with a page of one line. */
export async function startViewer(): Promise<RunningViewer> {
  const pageFolder = mkdtempSync(path.join(tmpdir(), 'page-'))
  writeFileSync(path.join(pageFolder, 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(path.join(pageFolder, 'page.js'), 'script')
  writeFileSync(path.join(pageFolder, 'page.css'), 'style')
  writeFileSync(path.join(pageFolder, 'other.txt'), 'not for anybody')
  const store = createTraceStore({ maxSpans: 10_000, maxBytes: 64 * 1024 * 1024 })
  const servers = [
    createServer(createViewerApp({ store, pageFolder })),
    createServer(createOtlpReceiver({ store, maxBodyBytes: 16 * 1024 * 1024 })),
  ]
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening')
  const [port = 0, otlpPort = 0] = servers.map((server) => (server.address() as AddressInfo).port)
  return {
    store,
    url: `http://127.0.0.1:${port}`,
    port,
    otlp: `http://127.0.0.1:${otlpPort}`,
    otlpPort,
    stop: async () => {
      for (const server of servers) {
        const closed = once(server, 'close')
        server.close()
        server.closeAllConnections()
        await closed
      }
      rmSync(pageFolder, { recursive: true })
    },
  }
}

export interface RawAnswer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** Sends these lines as they are, and reads until the other end closes. */
export async function sendRaw(port: number, ...lines: string[]): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  let answer = ''
  socket.on('data', (text) => {
    answer += text
  })
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  await once(socket, 'close')
  const [head = '', ...body] = answer.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), head, body: body.join('\r\n\r\n') }
}
