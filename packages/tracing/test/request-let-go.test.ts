import { join } from 'node:path'
import { fixtures, runChild } from './support/run-child'

test('given a span that waits to be sent, when its request was answered, then the request does not stay in memory with it', async () => {
  const { result } = await runChild(join(fixtures, 'request-let-go.js'), {
    nodeArgs: ['--expose-gc'],
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', OTEL_BSP_SCHEDULE_DELAY: '600000' },
  })
  expect(result).toEqual({ kept: false })
})
