import { startMetrics } from '@voluntarily/metrics'
import { keepLines } from '../support/log-lines'

const log = keepLines()

test('given a write that is asynchronous and rejects, when metrics are written, then one warning says so', async () => {
  const metrics = startMetrics({ exporter: 'console', write: () => Promise.reject(new Error('full')) })
  await metrics.shutdown()
  await new Promise(setImmediate)

  expect(log).toEqual([
    { level: 'warn', message: 'metrics could not be written', fields: { err: new Error('full') } },
  ])
})
