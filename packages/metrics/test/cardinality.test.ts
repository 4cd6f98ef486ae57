import { counter, startMetrics } from '@voluntarily/metrics'
import { fetchPage } from './support/listening'
import { keepLines } from './support/log-lines'
import { samplesOf } from './support/page-samples'

const log = keepLines()

test('given a limit in code, when more series come, then each instrument keeps to it, for every exporter', async () => {
  const lines: string[] = []
  const metrics = startMetrics({
    exporter: ['prometheus', 'console'],
    port: 0,
    cardinalityLimit: 5,
    write: (line) => void lines.push(line),
  })
  const orders = counter('orders')
  for (let id = 0; id < 100; id++) orders.add(1, { id })
  const series = Object.keys(samplesOf(await fetchPage(metrics))).filter((name) => name.startsWith('orders'))
  await metrics.shutdown()

  expect(series).toHaveLength(5)
  expect(lines.filter((line) => line.startsWith('orders'))).toHaveLength(5)
  expect(lines).toContain('orders{otel.metric.overflow=true} 96')
  expect(log.map(({ fields }) => fields)).toEqual([{ metric: 'orders', limit: 5 }])
})
