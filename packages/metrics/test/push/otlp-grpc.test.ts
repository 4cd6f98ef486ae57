import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../../test/support/free-ports'
import { fixtures, runChild } from '../support/run-child'

interface Result {
  readonly lines: { message: string; fields: Record<string, string> }[]
}

const env = {
  OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: 'grpc',
  // with a call that is not cut, the process would outlive these tests
  OTEL_EXPORTER_OTLP_TIMEOUT: '120000',
  OTEL_METRIC_EXPORT_INTERVAL: '120000',
  OTEL_METRIC_EXPORT_TIMEOUT: '120000',
}

function options(port: string): string {
  return JSON.stringify({
    exporter: 'otlp',
    endpoint: `http://127.0.0.1:${port}`,
    shutdownTimeoutMs: 1000,
  })
}

test('given a collector for grpc that never answers, when metrics are shut down, then the process ends', async () => {
  const port = await freePort()
  const sockets: Socket[] = []
  const silent = createServer((socket) => void sockets.push(socket.on('error', () => {})))
  await new Promise<void>((resolve) => silent.listen(Number(port), '127.0.0.1', resolve))
  const { code } = await runChild('send-and-shutdown.js', [options(port)], env)
  const connections = sockets.length
  for (const socket of sockets) socket.destroy()
  silent.close()

  expect({ code, connections }).toEqual({ code: 0, connections: 1 })
})

test('given an app without the package for grpc, when metrics are sent, then the line names it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'metrics-app-'))
  const entry = join(folder, 'app.js')
  writeFileSync(entry, `require(${JSON.stringify(join(fixtures, 'send-and-shutdown.js'))})\n`)
  const { result } = await runChild(entry, [options(await freePort())], env)
  rmSync(folder, { recursive: true })

  expect((result as Result).lines.map(({ fields }) => fields.reason)).toEqual([
    expect.stringContaining('need the package @opentelemetry/exporter-metrics-otlp-grpc'),
  ])
})
