import { counter, startMetrics } from '@voluntarily/metrics'
import { fetchPage } from './support/listening'

test('given three exporters, when a counter is counted up between their exports, then each tells the whole of it in its own way', async () => {
  const lines: string[] = []
  const metrics = startMetrics({
    exporter: ['prometheus', 'console', 'emf'],
    port: 0,
    dimensions: [],
    namespace: 'Shop',
    write: (line) => void lines.push(line),
  })
  const orders = counter('orders')
  orders.add(2)
  await metrics.forceFlush()
  orders.add(5)
  const page = await fetchPage(metrics)
  await metrics.shutdown()
  const emf = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))

  expect(page).toContain('orders_total{otel_scope_name="app"} 7\n')
  expect(lines.filter((line) => line.startsWith('orders '))).toEqual(['orders 2', 'orders 7'])
  expect(emf.filter((line) => 'orders' in line).map((line) => line.orders)).toEqual([2, 5])
})
