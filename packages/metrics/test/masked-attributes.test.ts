import { metrics as api } from '@opentelemetry/api'
import { loadConfig, str } from '@voluntarily/config'
import { counter, type Metrics, startMetrics } from '@voluntarily/metrics'
import { fetchPage } from './support/listening'
import { metricsIn, receiveMetrics } from './support/receive-metrics'

let collector: Awaited<ReturnType<typeof receiveMetrics>>
let metrics: Metrics | undefined
beforeAll(() => {
  process.env.OTEL_EXPORTER_OTLP_PROTOCOL = 'http/json'
})
beforeEach(async () => {
  collector = await receiveMetrics()
})
afterEach(async () => {
  await metrics?.shutdown()
  await collector.close()
})

test('given secrets in attributes, of the app and of a library, when every exporter has told them, then none arrives', async () => {
  const lines: string[] = []
  metrics = startMetrics({
    exporter: ['prometheus', 'otlp', 'console', 'emf'],
    endpoint: collector.url,
    port: 0,
    write: (line) => void lines.push(line),
  })
  loadConfig({ KEY: str({ secret: true }) }, { environment: { KEY: 'hunter22 of the app' } })
  const meters = [counter('calls'), api.getMeter('library').createCounter('library.calls')]
  for (const calls of meters) {
    calls.add(1, { to: 'mongodb://ann:hunter22@db/vly', kind: 'read' })
    calls.add(1, { note: 'it is hunter22 of the app', list: ['Bearer hunter22'] })
    calls.add(1, { session_token: 'hunter22' })
  }
  const page = await fetchPage(metrics)
  await metrics.forceFlush()

  expect(page).toContain(
    'calls_total{to="mongodb://[redacted]@db/vly",kind="read",otel_scope_name="app"} 1\n',
  )
  const told = [page, ...lines, ...collector.received.map(({ body }) => body.toString())].join('\n')
  expect(told.match(/"?library[._]calls/g)?.length).toBeGreaterThan(3)
  expect(told).not.toContain('hunter22')
})

test('given attributes that differ in their secrets only, when they are told, then they are one series', async () => {
  metrics = startMetrics({ exporter: 'otlp', endpoint: collector.url })
  const calls = counter('masked.calls')
  calls.add(2, { to: 'redis://:one@cache' })
  calls.add(3, { to: 'redis://:other@cache' })
  await metrics.forceFlush()

  const [received] = collector.received
  expect(received && metricsIn(received)['masked.calls']?.sum?.dataPoints).toMatchObject([
    { asDouble: 5, attributes: [{ key: 'to', value: { stringValue: 'redis://[redacted]@cache' } }] },
  ])
})

test('given a series that was told before, when its attribute turns out to be a secret, then it is masked from then on', async () => {
  metrics = startMetrics({ exporter: 'prometheus', port: 0 })
  counter('late').add(1, { note: 'sesame open 9000' })
  expect(await fetchPage(metrics)).toContain('note="sesame open 9000"')
  loadConfig({ LATE: str({ secret: true }) }, { environment: { LATE: 'sesame open 9000' } })
  expect(await fetchPage(metrics)).toContain('late_total{note="[redacted]"')
})
