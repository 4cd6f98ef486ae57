import { join } from 'node:path'
import { receiveOtlp } from './support/otlp-receiver'
import { fixtures, runChild } from './support/run-child'

test('given NODE_ENV=test, when tracing is started and never shut down, then nothing is sent and the process ends by itself', async () => {
  const receiver = await receiveOtlp()
  const env = { NODE_ENV: 'test', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_BSP_SCHEDULE_DELAY: '10' }
  const { result, code, err, ms } = await runChild(join(fixtures, 'as-in-a-test.js'), { env })
  await receiver.close()

  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(result).toEqual({ listeners: [], timers: [], ok: true })
  expect(receiver.paths).toEqual([])
  expect(ms).toBeLessThan(5000)
})

test('given NODE_ENV=test and an exporter that is asked for, when spans end, then they are sent', async () => {
  const receiver = await receiveOtlp()
  const env = {
    NODE_ENV: 'test',
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_BSP_SCHEDULE_DELAY: '10',
  }
  await runChild(join(fixtures, 'as-in-a-test.js'), { env })
  await receiver.close()

  expect(receiver.spans.map(({ name }) => name)).toContain('one')
})
