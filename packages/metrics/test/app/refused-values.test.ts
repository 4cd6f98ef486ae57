import type { Attributes } from '@opentelemetry/api'
import { appMetrics } from '../../src/app/app-registry'
import { counter, gauge, histogram } from '../../src/app-metrics'
import { type CollectingProvider, collectingProvider } from '../support/collect'
import { keepLines } from '../support/log-lines'

const lines = keepLines()
let metrics: CollectingProvider
beforeEach(() => {
  metrics = collectingProvider()
  appMetrics.bind(metrics.provider)
})
afterEach(() => appMetrics.unbind())

const notNumbers = [Number.NaN, Number.POSITIVE_INFINITY, '5', undefined, null, {}] as number[]

test('given values that are no finite numbers, then they are left out, and the log says so once for each kind', async () => {
  const price = histogram('price')
  price.record(1)
  for (const value of [...notNumbers, ...notNumbers]) price.record(value)
  expect(await metrics.value('price')).toMatchObject({ count: 1, sum: 1 })
  expect(lines.map(({ message }) => message)).toEqual(
    ['NaN', 'Infinity', 'string', 'undefined', 'object'].map(
      (value) => `histogram price: ${value} is left out, expected a finite number that is not negative`,
    ),
  )
})

test('given a negative addition to a counter, then it is left out, and the log says so once', async () => {
  const orders = counter('orders')
  orders.add(3)
  for (let time = 1; time <= 300; time++) orders.add(-time)
  expect(await metrics.value('orders')).toBe(3)
  expect(lines).toHaveLength(1)
})

test('given attributes that cannot be read, then nothing is thrown, and the log says so', async () => {
  const circle: Record<string, unknown> = {}
  circle.self = circle
  const views = counter('views')
  views.add(1, circle as Attributes)
  views.add(1, { size: 1n } as unknown as Attributes)
  views.add(1)
  expect(await metrics.series('views')).toMatchObject([{ attributes: {}, value: 1 }])
  expect(lines).toMatchObject([{ message: 'counter views: these attributes cannot be measured with' }])
})

test('given attributes without a value, then the series is the one without them', async () => {
  const visits = counter('visits')
  visits.add(1)
  visits.add(1, { page: undefined })
  visits.add(1, { page: null } as unknown as Attributes)
  expect(await metrics.series('visits')).toMatchObject([{ attributes: {}, value: 3 }])
})

test('given an object for attributes that the app changes later, then what was measured stays as it was', async () => {
  const clicks = counter('clicks')
  const attributes: Attributes = { page: 'home', user: undefined }
  clicks.add(1, attributes)
  attributes.page = 'cart'
  clicks.add(1, attributes)
  expect((await metrics.series('clicks')).map((series) => series.attributes)).toEqual([
    { page: 'home' },
    { page: 'cart' },
  ])
})

test('given a read that throws or gives no number, then the other metrics are collected', async () => {
  gauge('broken', {
    read: () => {
      throw new Error('not connected')
    },
  })
  gauge('odd', { read: () => Number('many') })
  gauge('right', { read: () => 1 }).set(2)
  expect([...(await metrics.collect()).keys()]).toEqual(['right'])
  expect(await metrics.value('right')).toBe(1)
  expect(lines.map(({ message }) => message)).toEqual([
    'gauge right: it is read at each collection, and what is set is left out',
    'gauge odd: NaN is left out, expected a finite number',
    'gauge broken: its read failed',
  ])
})
