import type { RequestListener } from 'node:http'
import { runChild } from '../support/run-child'
import { serve } from '../support/serve'

interface Result {
  readonly received: number
  readonly lines: { level: string; message: string; fields: Record<string, unknown> }[]
}

async function shutDown(endpoint: string, options: object = {}, env: Record<string, string> = {}) {
  const args = [JSON.stringify({ exporter: 'otlp', endpoint, ...options })]
  const { result, code, err } = await runChild('send-and-shutdown.js', args, env)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return result as Result
}

async function closedPort(): Promise<number> {
  const { port, close } = await serve(() => {})
  await close()
  return port
}

const longTimeouts = {
  OTEL_EXPORTER_OTLP_TIMEOUT: '120000',
  OTEL_METRIC_EXPORT_INTERVAL: '120000',
  OTEL_METRIC_EXPORT_TIMEOUT: '120000',
}

test('given no collector, when exports fail and then succeed, then one line says each', async () => {
  const port = await closedPort()
  const { result, err } = await runChild('collector-goes-and-comes.js', [String(port)], {
    // so short that nothing is sent again
    OTEL_EXPORTER_OTLP_TIMEOUT: '700',
  })
  const { lines, received } = result as Result
  const address = `http://127.0.0.1:${port}/v1/metrics`

  expect(err).toBe('')
  expect(received).toBe(2)
  expect(lines).toEqual([
    {
      level: 'warn',
      message: `metrics cannot be sent to ${address}; the app goes on without them`,
      fields: expect.objectContaining({
        reason: expect.stringContaining('ECONNREFUSED'),
        remedy: expect.stringContaining('OTEL_EXPORTER_OTLP_METRICS_ENDPOINT'),
      }),
    },
    {
      level: 'info',
      message: `metrics are sent to ${address} again`,
      fields: expect.objectContaining({ failedExports: 2 }),
    },
  ])
})

test('given no collector, when metrics are shut down, then nothing is tried again, and one line says why', async () => {
  const { lines } = await shutDown(`http://127.0.0.1:${await closedPort()}`)

  // a second would say that repeats have taken too long
  expect(lines.map(({ fields }) => fields.exporter)).toEqual(['otlp'])
})

test('given a collector that never answers, when metrics are shut down, then it is given up in time and the process ends', async () => {
  const stuck = await serve(() => {})
  // with a call that is not cut, the process would outlive this test
  const { lines } = await shutDown(stuck.url, { shutdownTimeoutMs: 500 }, longTimeouts)
  await stuck.close()

  expect(lines.map(({ message }) => message)).toContain(
    'sending the last metrics took longer than 500 ms and was given up',
  )
})

test('given a collector that never answers, when an export takes too long, then it is cut and said', async () => {
  const stuck = await serve(() => {})
  const { lines } = await shutDown(stuck.url, { intervalMs: 300 })
  await stuck.close()

  expect(lines.map(({ fields }) => fields.reason)).toEqual(['no answer within 300 ms'])
})

test.each<[string, RequestListener, string, string]>([
  [
    'takes no metrics',
    (_req, res) => void res.writeHead(404).end(),
    '404 Not Found',
    'OTEL_METRICS_EXPORTER=none',
  ],
  [
    'wants to know who asks',
    (_req, res) => void res.writeHead(401).end(),
    '401 Unauthorized',
    'OTEL_EXPORTER_OTLP_METRICS_HEADERS',
  ],
  ['is busy', (_req, res) => void res.writeHead(503).end(), 'busy', 'collector'],
])(
  'given a collector that %s, when metrics are sent, then the line says so, and what to do',
  async (_what, answer, reason, remedy) => {
    const refusing = await serve((req, res) => void req.resume().on('end', () => answer(req, res as never)))
    const { lines } = await shutDown(refusing.url)
    await refusing.close()

    expect(lines).toHaveLength(1)
    expect(lines[0]?.fields).toMatchObject({
      reason: expect.stringContaining(reason),
      remedy: expect.stringContaining(remedy),
    })
  },
)
