import { loggingErrorHandler, setGlobalErrorHandler } from '@opentelemetry/core'
import { createEmfMeter, type EmfMeter } from '../support/emf-meter'

let emf: EmfMeter
afterEach(() => emf.shutdown())

test('given metrics with the same dimensions, then one line tells of all of them', async () => {
  emf = createEmfMeter({ namespace: 'vly/shop' })
  const attributes = { 'http.route': '/orders/:id' }
  emf.meter.createCounter('orders', { unit: '{order}' }).add(3, attributes)
  emf.meter.createUpDownCounter('stock').add(-2, attributes)
  emf.meter.createGauge('queue.length').record(7.5, attributes)
  emf.meter.createHistogram('order.value', { unit: 'ms' }).record(12, attributes)

  const documents = await emf.period()
  expect(documents).toHaveLength(1)
  expect(documents[0]).toMatchObject({
    namespace: 'vly/shop',
    dimensions: {
      'service.name': 'shop',
      'deployment.environment.name': 'beta',
      'http.route': '/orders/:id',
    },
    metrics: [
      { name: 'orders', unit: 'Count', value: 3 },
      { name: 'stock', unit: 'None', value: -2 },
      { name: 'queue.length', unit: 'None', value: 7.5 },
      {
        name: 'order.value',
        unit: 'Milliseconds',
        value: { Values: [12], Counts: [1], Max: 12, Min: 12, Count: 1, Sum: 12 },
      },
    ],
  })
  expect(Math.abs(Date.now() - Number(documents[0]?.timestamp))).toBeLessThan(60_000)
})

test('given two sets of dimensions, then each has its line', async () => {
  emf = createEmfMeter()
  const orders = emf.meter.createCounter('orders')
  orders.add(1, { kind: 'gift' })
  orders.add(2, { kind: 'refund' })
  orders.add(4)
  const documents = await emf.period()
  expect(documents.map(({ dimensions, metrics }) => [dimensions.kind, metrics[0]?.value])).toEqual([
    ['gift', 1],
    ['refund', 2],
    [undefined, 4],
  ])
})

test('given several periods, then counters tell what was added in each, gauges what is there', async () => {
  emf = createEmfMeter()
  let seconds = 10
  const orders = emf.meter.createCounter('orders')
  const stock = emf.meter.createUpDownCounter('stock')
  emf.meter.createObservableCounter('cpu').addCallback((result) => result.observe(seconds))
  orders.add(5)
  stock.add(100)
  const values = async () => Object.fromEntries((await emf.metrics()).map(({ name, value }) => [name, value]))
  expect(await values()).toEqual({ orders: 5, stock: 100, cpu: 10 })
  orders.add(2)
  stock.add(-1)
  seconds = 12.5
  expect(await values()).toEqual({ orders: 2, stock: 99, cpu: 2.5 })
})

test('given a period in which nothing was recorded, then no line', async () => {
  emf = createEmfMeter()
  const orders = emf.meter.createCounter('orders')
  const duration = emf.meter.createHistogram('duration')
  emf.meter.createObservableCounter('lines').addCallback((result) => result.observe(3))
  orders.add(1)
  duration.record(1)
  expect(await emf.period()).toHaveLength(1)
  expect(await emf.period()).toEqual([])
})

test('given values that CloudWatch does not take, then they are left out and the others are told', async () => {
  emf = createEmfMeter()
  emf.meter.createGauge('none').record(Number.NaN)
  emf.meter.createGauge('endless').record(Number.POSITIVE_INFINITY)
  emf.meter.createUpDownCounter('huge').add(-(2 ** 361))
  emf.meter.createGauge('right').record(-(2 ** 360))
  const duration = emf.meter.createHistogram('duration')
  for (const value of [1, 2 ** 400, 4]) duration.record(value)

  const metrics = await emf.metrics()
  expect(metrics.map(({ name }) => name)).toEqual(['right', 'duration'])
  expect(metrics[1]?.value).toMatchObject({ Count: 2, Min: 1 })
})

test('given values that are nearer to zero than CloudWatch takes them, then they are 0', async () => {
  emf = createEmfMeter()
  emf.meter.createGauge('tiny').record(1e-320)
  emf.meter.createUpDownCounter('less').add(-5e-130)
  emf.meter.createCounter('more').add(5e-130)
  emf.meter.createGauge('small').record(1e-108)
  const duration = emf.meter.createHistogram('duration')
  for (const value of [1e-320, 5e-130, 2]) duration.record(value)

  expect((await emf.metrics()).map(({ name, value }) => [name, value])).toEqual([
    ['tiny', 0],
    ['less', 0],
    ['small', 1e-108],
    ['duration', { Values: [0, 2], Counts: [2, 1], Max: 2, Min: 0, Count: 3, Sum: 2 }],
  ])
})

test('given a version and an instance of the service, then they are in the line, and no dimensions', async () => {
  emf = createEmfMeter(
    {},
    { 'service.name': 'shop', 'service.version': '4f2c1ab', 'service.instance.id': 'one' },
  )
  emf.meter.createCounter('orders').add(1)
  const [document] = await emf.period()
  expect(document?.dimensions).toEqual({ 'service.name': 'shop' })
  expect(document?.members).toMatchObject({ 'service.version': '4f2c1ab', 'service.instance.id': 'one' })
})

test('given a place for lines that fails, then OpenTelemetry is told, and nothing is thrown', async () => {
  const told: unknown[] = []
  setGlobalErrorHandler((error) => told.push(error))
  emf = createEmfMeter({
    write: () => {
      throw new Error('no space left')
    },
  })
  emf.meter.createCounter('orders').add(1)
  await emf.period()
  setGlobalErrorHandler(loggingErrorHandler())
  expect(String(told)).toContain('no space left')
})
