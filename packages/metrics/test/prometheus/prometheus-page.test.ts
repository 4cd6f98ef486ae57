import type { Attributes, Meter } from '@opentelemetry/api'
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider } from '@opentelemetry/sdk-metrics'
import { prometheusPage } from '../../src/prometheus/prometheus-page'
import { PushReader } from '../../src/push/push-reader'
import { collectPage } from '../support/collect-page'
import { keepLines } from '../support/log-lines'
import { samplesOf } from '../support/page-samples'

const lines = keepLines()
const scope = 'otel_scope_name="shop"'

function measureAll(meter: Meter): void {
  const wait = meter.createHistogram('wait', { advice: { explicitBucketBoundaries: [0.1, 1] } })
  for (const value of [0.05, 0.5, 0.5, 5]) wait.record(value, { queue: 'mail "a"\\\n' })
  meter.createCounter('orders').add(3, { kind: 'book', big: true, count: 2 })
  meter.createUpDownCounter('open').add(-1)
  meter.createGauge('fill').record(0.25)
  meter.createObservableGauge('none').addCallback((result) => result.observe(Number.POSITIVE_INFINITY))
}

test('given one of each kind, when the page is made, then it is this', async () => {
  const page = await collectPage(measureAll, { resource: { 'service.name': 'shop' } })

  expect(page).toBe(`# HELP target_info What is said of the service.
# TYPE target_info gauge
target_info{service_name="shop"} 1
# HELP wait wait
# TYPE wait histogram
wait_bucket{queue="mail \\"a\\"\\\\\\n",${scope},le="0.1"} 1
wait_bucket{queue="mail \\"a\\"\\\\\\n",${scope},le="1"} 3
wait_bucket{queue="mail \\"a\\"\\\\\\n",${scope},le="+Inf"} 4
wait_sum{queue="mail \\"a\\"\\\\\\n",${scope}} 6.05
wait_count{queue="mail \\"a\\"\\\\\\n",${scope}} 4
# HELP orders_total orders
# TYPE orders_total counter
orders_total{kind="book",big="true",count="2",${scope}} 3
# HELP open open
# TYPE open gauge
open{${scope}} -1
# HELP fill fill
# TYPE fill gauge
fill{${scope}} 0.25
# HELP none none
# TYPE none gauge
none{${scope}} +Inf
`)
})

test("given metrics without units, when the page is made, then it has the samples of OpenTelemetry's own", async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PushReader(exporter, { intervalMs: 60_000, timeoutMs: 60_000, cardinalityLimit: 10 })
  const provider = new MeterProvider({ readers: [reader] })
  measureAll(provider.getMeter('shop'))
  const { resourceMetrics } = await reader.collect()
  await provider.shutdown()

  expect(samplesOf(prometheusPage(resourceMetrics))).toEqual(
    samplesOf(new PrometheusSerializer().serialize(resourceMetrics)),
  )
})

test.each<[string, Attributes, string]>([
  ['a name that begins with a digit', { '1st': 'x' }, 'key_1st="x"'],
  ['two names that are one to Prometheus', { 'a.b': 'x', a_b: 'y' }, 'a_b="x;y"'],
  ['a name that Prometheus has taken', { le: '5' }, 'key_le="5"'],
  ["a name of the scope's", { 'otel.scope.name': 'x' }, 'key_otel_scope_name="x"'],
  ['a list', { tags: ['a', 'b'] }, 'tags="[\\"a\\",\\"b\\"]"'],
  ['no value', { gone: undefined }, ''],
])(
  'given an attribute with %s, when the page is made, then its label is one that can be read',
  async (_what, attributes, label) => {
    const page = await collectPage((meter) => meter.createCounter('orders').add(1, attributes))

    expect(page).toContain(`orders_total{${label}${label && ','}${scope}} 1\n`)
  },
)

test('given the same name in two scopes, when the page is made, then the name is declared once, with both', async () => {
  const page = await collectPage((meter, provider) => {
    meter.createCounter('orders').add(1)
    provider.getMeter('till', '2').createCounter('orders').add(2)
  })

  expect(page.match(/# TYPE orders_total/g)).toHaveLength(1)
  expect(page).toContain(
    `orders_total{${scope}} 1\norders_total{otel_scope_name="till",otel_scope_version="2"} 2\n`,
  )
  expect(lines).toEqual([])
})

test('given two metrics of one name that do not go together, when the page is made, then the second is left out, with a warning', async () => {
  const page = await collectPage((meter, provider) => {
    meter.createCounter('a.b').add(1)
    meter.createCounter('a_b').add(2)
    provider.getMeter('till').createGauge('a_b_total').record(3)
  })

  expect(samplesOf(page)).toEqual({ 'target_info{}': '1', [`a_b_total{${scope}}`]: '1' })
  expect(lines.map(({ fields }) => fields.metric)).toEqual(['a_b', 'a_b_total'])
})

test.each<[string, (meter: Meter) => void, string]>([
  [
    'the count of a histogram',
    (meter) => {
      meter.createHistogram('orders').record(1)
      meter.createGauge('orders.count').record(7)
    },
    'orders_count',
  ],
  [
    'a line of a histogram that comes later',
    (meter) => {
      meter.createGauge('orders.sum').record(7)
      meter.createHistogram('orders').record(1)
    },
    'orders_sum',
  ],
  ['what is said of the service', (meter) => meter.createGauge('target.info').record(2), 'target_info'],
])(
  'given a metric with the name of %s, when the page is made, then each line is there once, and a warning says so',
  async (_what, measure, name) => {
    const page = await collectPage(measure)
    const series = page.split('\n').filter((line) => line.startsWith(name))

    expect(series).toHaveLength(1)
    expect(lines.map(({ fields }) => fields.name)).toEqual([name])
  },
)

test('given more series than an instrument may have, when the page is made, then the rest are one', async () => {
  const page = await collectPage(
    (meter) => {
      const orders = meter.createCounter('orders')
      for (let id = 0; id < 1000; id++) orders.add(1, { id })
    },
    { cardinalityLimit: 10 },
  )
  const series = Object.entries(samplesOf(page)).filter(([name]) => name.startsWith('orders_total'))

  expect(series).toHaveLength(10)
  expect(series.at(-1)).toEqual([`orders_total{otel_metric_overflow="true",${scope}}`, '991'])
})
