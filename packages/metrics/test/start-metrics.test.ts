import { metrics as api } from '@opentelemetry/api'
import { type Metrics, startMetrics } from '@voluntarily/metrics'
import { fetchPage } from './support/listening'
import { keepLines } from './support/log-lines'

const lines = keepLines()
let metrics: Metrics | undefined
afterEach(async () => {
  await metrics?.shutdown()
  metrics = undefined
  api.disable()
})

test('given metrics that are started, when they are started again, then the first handle comes back; after a shutdown, a new one', async () => {
  metrics = startMetrics({ exporter: 'prometheus', port: 0 })
  expect(startMetrics({ exporter: 'console' })).toBe(metrics)
  const first = metrics
  await Promise.all([metrics.shutdown(), metrics.shutdown()])
  metrics = startMetrics({ exporter: 'console', write() {} })

  expect(metrics).not.toBe(first)
  expect([first.exporter, metrics.exporter]).toEqual(['prometheus', 'console'])
})

test('given metrics that were started without an exporter, when they are started with one, then they run, and the first handle does not end them', async () => {
  const off = startMetrics()
  expect(startMetrics()).toBe(off)
  metrics = startMetrics({ exporter: 'console', write() {} })
  expect(metrics.exporter).toBe('console')
  await off.shutdown()
  expect(startMetrics()).toBe(metrics)
})

test('given metrics that are off, when the handle is used, then it does nothing', async () => {
  metrics = startMetrics()
  metrics.observeLines(() => {
    throw new Error('asked')
  })
  await metrics.forceFlush()
  await metrics.shutdown()

  expect({ exporter: metrics.exporter, endpoint: metrics.endpoint }).toEqual({
    exporter: 'none',
    endpoint: undefined,
  })
})

test('given several exporters, when metrics are started, then the first address is told, without credentials', () => {
  metrics = startMetrics({
    exporter: ['console', 'otlp'],
    endpoint: 'http://user:pass@collector/x',
    write() {},
  })

  expect(metrics.exporter).toBe('console,otlp')
  expect(metrics.endpoint).toBe('http://collector/x/v1/metrics')
})

test("given metrics, when the app measures through OpenTelemetry's api, then it is in the page; after the shutdown the api has no provider", async () => {
  metrics = startMetrics({ exporter: 'prometheus', port: 0 })
  api.getMeter('shop').createCounter('orders').add(2, { kind: 'book' })

  expect(await fetchPage(metrics)).toContain('orders_total{kind="book",otel_scope_name="shop"} 2\n')
  await metrics.shutdown()
  expect(api.setGlobalMeterProvider(api.getMeterProvider())).toBe(true)
})

test("given another SDK's provider, when metrics are started, then it is left alone, with a warning, and ours measure", async () => {
  const other = { getMeter: () => api.getMeter('none') }
  api.setGlobalMeterProvider(other)
  metrics = startMetrics({ exporter: 'prometheus', port: 0 })

  expect(lines.map(({ message }) => message)).toEqual([expect.stringContaining('another SDK')])
  expect(await fetchPage(metrics)).toContain('process_uptime_seconds')
  await metrics.shutdown()
  expect(api.getMeterProvider()).toBe(other)
})
