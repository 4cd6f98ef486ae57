import { metrics as api } from '@opentelemetry/api'
import { startMetrics } from '@voluntarily/metrics'
import { keepLines } from './support/log-lines'
import { until } from './support/until'

const log = keepLines()

test('given a function for a value that never answers, when metrics are shut down, then that is given up in time', async () => {
  const metrics = startMetrics({ exporter: 'console', shutdownTimeoutMs: 100, intervalMs: 500, write() {} })
  api
    .getMeter('shop')
    .createObservableGauge('stock')
    .addCallback(() => new Promise(() => {}))
  await metrics.shutdown()
  await until(() => log.length > 1)

  expect(log.map(({ message }) => message)).toEqual([
    'sending the last metrics took longer than 100 ms and was given up',
    'a metric could not be read: Operation timed out.',
  ])
})

test('given metrics that were shut down, when the handle is used, then nothing happens and nothing is thrown', async () => {
  const lines: string[] = []
  const metrics = startMetrics({ exporter: 'console', write: (line) => void lines.push(line) })
  await metrics.shutdown()
  const written = lines.length
  metrics.observeLines(() => ({ info: 1 }))
  metrics.observeHealth({ state: 'ready', report: async () => ({ status: 'pass' }) })
  metrics.observeSpans(() => ({ exported: 1, failed: 0, dropped: 0 }))
  await metrics.forceFlush()
  await metrics.shutdown()

  expect(written).toBeGreaterThan(0)
  expect(lines).toHaveLength(written)
  expect(log).toEqual([])
})

test('given an end before anything was asked for, when a meter is asked for then, then nothing is started that nobody ends', async () => {
  const metrics = startMetrics({ exporter: 'prometheus', port: 0 })
  const provider = api.getMeterProvider()
  const ended = metrics.shutdown()
  const during = provider.getMeter('shop').createCounter('orders')
  await ended

  expect(during).toBe(provider.getMeter('shop').createCounter('orders'))
  expect(during.constructor.name).toBe('NoopCounterMetric')
})
