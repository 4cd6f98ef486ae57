import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { trace } from '@opentelemetry/api'
import { startTracing, type Tracing } from '../src'

const before = { ...process.env }
let tracing: Tracing
let collector: http.Server
afterEach(async () => {
  await tracing.shutdown()
  collector.closeAllConnections()
  await new Promise((resolve) => collector.close(resolve))
  process.env = { ...before }
})

async function startWith(answer: http.RequestListener): Promise<void> {
  collector = http.createServer((req, res) => req.resume().on('end', () => answer(req, res)))
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  Object.assign(process.env, { OTEL_BSP_MAX_QUEUE_SIZE: '4', OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '4' })
  const { port } = collector.address() as AddressInfo
  tracing = startTracing({ exporter: 'jaeger', endpoint: `http://127.0.0.1:${port}/api/traces` })
}

function makeSpans(count: number): void {
  for (let i = 0; i < count; i++) trace.getTracer('test').startSpan('work').end()
}

test('given a collector that takes spans, when some are sent, then they count as exported', async () => {
  await startWith((_req, res) => res.end())
  makeSpans(3)
  await tracing.forceFlush()
  expect(tracing.spanCounts()).toEqual({ exported: 3, failed: 0, dropped: 0 })
})

test('given a collector that refuses, when spans are sent, then they count as failed', async () => {
  await startWith((_req, res) => res.writeHead(400).end())
  makeSpans(3)
  await tracing.forceFlush()
  expect(tracing.spanCounts()).toEqual({ exported: 0, failed: 3, dropped: 0 })
})

test('given a full queue, when more spans end, then they count as dropped', async () => {
  await startWith(() => {})
  makeSpans(20)
  const { exported, failed, dropped } = tracing.spanCounts()
  expect({ exported, failed }).toEqual({ exported: 0, failed: 0 })
  // four are under way, four wait
  expect(dropped).toBe(12)
})
