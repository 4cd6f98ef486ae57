import { runChild } from '../support/run-child'

test('given emf, when the process shuts metrics down, then the last values are lines for CloudWatch on stdout', async () => {
  const { out, err, code } = await runChild('send-and-shutdown.js', [JSON.stringify({ exporter: 'emf' })], {
    OTEL_SERVICE_NAME: 'shop',
    AWS_EMF_NAMESPACE: 'Shop/Live',
    METRICS_EMF_DIMENSIONS: 'level',
  })
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const [counted] = lines.filter((line) => 'log.lines' in line)

  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(counted).toMatchObject({
    'log.lines': 3,
    level: 'info',
    _aws: { CloudWatchMetrics: [{ Namespace: 'Shop/Live' }] },
  })
})
