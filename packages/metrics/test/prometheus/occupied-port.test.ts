import { type Metrics, startMetrics } from '@voluntarily/metrics'
import { keepLines } from '../support/log-lines'
import { serve } from '../support/serve'
import { until } from '../support/until'

const lines = keepLines()
let metrics: Metrics | undefined
afterEach(() => metrics?.shutdown())

test('given a port that somebody has, when metrics are started, then one warning says which variable to change', async () => {
  const other = await serve((_req, res) => void res.end('other'))
  metrics = startMetrics({ exporter: 'prometheus', port: other.port })
  await until(() => lines.length > 0)
  const answer = await fetch(other.url)

  expect(await answer.text()).toBe('other')
  expect(metrics.endpoint).toBeUndefined()
  expect(lines).toEqual([
    {
      level: 'warn',
      message: `metrics cannot be fetched from 127.0.0.1:${other.port}; the app goes on without that`,
      fields: expect.objectContaining({
        reason: expect.stringContaining('EADDRINUSE'),
        remedy: expect.stringContaining('OTEL_EXPORTER_PROMETHEUS_PORT'),
      }),
    },
  ])
  await metrics.shutdown()
  await other.close()
})

test('given an address that is not of this machine, when metrics are started, then the warning names its variable', async () => {
  metrics = startMetrics({ exporter: 'prometheus', host: '192.0.2.1', port: 0 })
  await until(() => lines.length > 0)

  expect(lines).toHaveLength(1)
  expect(lines[0]?.fields.remedy).toContain('OTEL_EXPORTER_PROMETHEUS_HOST')
})
