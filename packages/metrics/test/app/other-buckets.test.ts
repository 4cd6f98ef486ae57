import { histogram } from '../../src/app-metrics'
import { keepLines } from '../support/log-lines'

const log = keepLines()

test('given a histogram, when it is asked for again with other buckets, then the log says so, once', () => {
  histogram('order.value', { buckets: [10, 50] })
  histogram('order.value', { buckets: [10, 50] })
  histogram('order.value')
  expect(log).toEqual([])

  for (const last of [100, 200]) histogram('order.value', { buckets: [10, last] })

  expect(log).toEqual([
    {
      level: 'warn',
      fields: { metric: 'order.value' },
      message: "histogram('order.value'): there is one already, with other buckets, which it keeps: 10, 50",
    },
  ])
})

test("given a histogram with OpenTelemetry's buckets, when it is asked for with some, then the log says so", () => {
  histogram('order.weight')
  histogram('order.weight', { buckets: [1] })

  expect(log.map(({ message }) => message)).toEqual([expect.stringContaining("keeps: OpenTelemetry's own")])
})
