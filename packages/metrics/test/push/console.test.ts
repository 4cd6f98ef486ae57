import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { startMetrics } from '@voluntarily/metrics'
import { createConsoleExporter } from '../../src/push/console-exporter'
import { PushReader } from '../../src/push/push-reader'
import { keepLines } from '../support/log-lines'
import { runChild } from '../support/run-child'

const log = keepLines()

test('given the console, when metrics are exported, then each series is a line', async () => {
  const lines: string[] = []
  const exporter = createConsoleExporter((line) => void lines.push(line))
  const reader = new PushReader(exporter, { intervalMs: 60_000, timeoutMs: 60_000, cardinalityLimit: 10 })
  const provider = new MeterProvider({ readers: [reader] })
  const meter = provider.getMeter('shop')
  const wait = meter.createHistogram('wait', { unit: 's' })
  for (const value of [0.12345678, 2]) wait.record(value, { queue: 'mail', line: 'a\nb' })
  wait.record(0.5, { queue: 'print' })
  meter.createCounter('orders', { unit: '{order}' }).add(123456)
  meter.createGauge('fill', { unit: '1' }).record(0.5)
  await provider.shutdown()

  expect(lines).toEqual([
    'wait{queue=mail, line=a b} 2 times, 1.062 s on average (0.1235 to 2)',
    'wait{queue=print} once, 0.5 s',
    'orders 123456 order',
    'fill 0.5',
  ])
})

test('given a write that throws, when metrics are shut down, then one warning says so', async () => {
  const metrics = startMetrics({
    exporter: 'console',
    write() {
      throw new Error('full')
    },
  })
  await metrics.shutdown()

  expect(log).toEqual([
    { level: 'warn', message: 'metrics could not be written', fields: { err: new Error('full') } },
  ])
})

test('given no write, when the process shuts metrics down, then the last values are on stdout', async () => {
  const { out, code } = await runChild('send-and-shutdown.js', [JSON.stringify({ exporter: 'console' })])

  expect(code).toBe(0)
  expect(out).toContain('log.lines{level=info} 3 line\n')
})
