import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { metricsIn, receiveMetrics, resourceIn } from '../support/receive-metrics'
import { fixtures, runChild } from '../support/run-child'
import { until } from '../support/until'

let collector: Awaited<ReturnType<typeof receiveMetrics>>
beforeEach(async () => {
  collector = await receiveMetrics()
})
afterEach(() => collector.close())

async function send(env: Record<string, string> = {}, options: object = {}) {
  const { err, code } = await runChild(
    'send-and-shutdown.js',
    [JSON.stringify({ exporter: 'otlp', endpoint: collector.url, ...options })],
    { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', ...env },
  )
  expect({ err, code }).toEqual({ err: '', code: 0 })
  const [last] = collector.received.slice(-1)
  if (!last) throw new Error('nothing was received')
  return last
}

test('given a collector, when metrics are shut down, then the last values have been sent, with what the service is', async () => {
  const last = await send({ OTEL_SERVICE_NAME: 'shop', OTEL_RESOURCE_ATTRIBUTES: 'team=till' })

  expect(last.path).toBe('POST /v1/metrics')
  expect(metricsIn(last)['log.lines']).toMatchObject({
    unit: '{line}',
    sum: {
      isMonotonic: true,
      aggregationTemporality: 2,
      dataPoints: [{ asDouble: 3, attributes: [{ key: 'level', value: { stringValue: 'info' } }] }],
    },
  })
  expect(resourceIn(last)).toMatchObject({
    'service.name': 'shop',
    'service.instance.id': expect.any(String),
    team: 'till',
  })
})

test('given no protocol, when metrics are sent, then it is protobuf', async () => {
  const { headers, body } = await send({ OTEL_EXPORTER_OTLP_PROTOCOL: '' })

  expect(headers['content-type']).toBe('application/x-protobuf')
  expect(body.includes('log.lines')).toBe(true)
})

test('given headers and compression, when metrics are sent, then both are used', async () => {
  const { headers, body } = await send({
    OTEL_EXPORTER_OTLP_HEADERS: 'a=1',
    OTEL_EXPORTER_OTLP_METRICS_HEADERS: 'b=2',
    OTEL_EXPORTER_OTLP_METRICS_COMPRESSION: 'gzip',
  })

  expect(headers).toMatchObject({ a: '1', b: '2', 'content-encoding': 'gzip' })
  expect(body.includes('log.lines')).toBe(true)
})

test('given an address for metrics only, when they are sent, then nothing is added to it', async () => {
  const { path } = await send(
    { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `${collector.url}/in` },
    { endpoint: undefined },
  )

  expect(path).toBe('POST /in')
})

test.each([
  ['cumulative', 2, 2, 2],
  ['delta', 1, 2, 1],
  ['lowmemory', 2, 2, 1],
])(
  'given the preference %s, when metrics are sent, then these are totals or differences',
  async (preference, lines, memory, wait) => {
    const metrics = metricsIn(await send({ OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: preference }))

    expect({
      lines: metrics['log.lines']?.sum?.aggregationTemporality,
      memory: metrics['process.memory.usage']?.sum?.aggregationTemporality,
      wait: metrics.wait?.histogram?.aggregationTemporality,
    }).toEqual({ lines, memory, wait })
  },
)

test('given exponential histograms for otlp and Prometheus as well, when metrics are sent, then they are exponential', async () => {
  const last = await send(
    { OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION: 'base2_exponential_bucket_histogram' },
    { exporter: ['otlp', 'prometheus'], port: 0 },
  )

  expect(metricsIn(last).wait?.exponentialHistogram?.dataPoints).toEqual([
    expect.objectContaining({ count: 1, sum: 0.5 }),
  ])
})

test('given a short interval, when metrics run, then they are sent again and again', async () => {
  const options = JSON.stringify({ exporter: 'otlp', endpoint: collector.url })
  const child = spawn(process.execPath, [join(fixtures, 'until-stdin-ends.js'), options], {
    env: { PATH: process.env.PATH, OTEL_METRIC_EXPORT_INTERVAL: '50' },
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const exit = once(child, 'exit')

  await until(() => collector.received.length > 2, 20_000)
  child.stdin.end()

  expect(await exit).toEqual([0, null])
})
