import { appMetrics } from '../../src/app/app-registry'
import { counter, gauge, histogram } from '../../src/app-metrics'
import { collectingProvider } from '../support/collect'
import { keepLines } from '../support/log-lines'

const lines = keepLines()
afterEach(() => appMetrics.unbind())

test('given metrics that are made before and after the start, then both measure', async () => {
  const before = counter('before.start')
  const metrics = collectingProvider()
  appMetrics.bind(metrics.provider)
  const after = counter('after.start', { unit: '{order}', description: 'orders' })
  before.add()
  after.add(2, { kind: 'gift' })
  after.add(3, { kind: 'gift' })
  expect(await metrics.value('before.start')).toBe(1)
  expect(await metrics.value('after.start', { kind: 'gift' })).toBe(5)
  expect((await metrics.collect()).get('after.start')?.descriptor).toMatchObject({
    unit: '{order}',
    description: 'orders',
  })
})

test('given no metrics, then measuring does nothing, whatever it is given', () => {
  counter('nowhere').add(-1)
  histogram('nowhere.spread').record(Number.NaN)
  gauge('nowhere.level').set(Number.NaN)
  expect(lines).toEqual([])
})

test('given a restart, then the metrics go on in the new provider, and no longer in the old one', async () => {
  const [first, second] = [collectingProvider(), collectingProvider()]
  const orders = counter('restarted')
  appMetrics.bind(first.provider)
  orders.add(1)
  appMetrics.unbind()
  orders.add(10)
  appMetrics.bind(second.provider)
  orders.add(100)
  expect([await first.value('restarted'), await second.value('restarted')]).toEqual([1, 100])
})

test('given buckets, then the histogram has them', async () => {
  const metrics = collectingProvider()
  appMetrics.bind(metrics.provider)
  const price = histogram('order.price', { buckets: [10, 20] })
  for (const value of [5, 15, 15, 25]) price.record(value)
  expect(await metrics.value('order.price')).toMatchObject({
    buckets: { boundaries: [10, 20], counts: [1, 2, 1] },
    sum: 60,
  })
})

test('given a gauge, then its last value counts, per attributes', async () => {
  const metrics = collectingProvider()
  appMetrics.bind(metrics.provider)
  const level = gauge('tank.level')
  level.set(7, { tank: 'a' })
  level.set(-3.5, { tank: 'a' })
  level.set(1, { tank: 'b' })
  expect(await metrics.series('tank.level')).toMatchObject([
    { attributes: { tank: 'a' }, value: -3.5 },
    { attributes: { tank: 'b' }, value: 1 },
  ])
})

test('given a gauge with read, then it is asked at each collection, until the end', async () => {
  const metrics = collectingProvider()
  const queue = ['a', 'b']
  gauge('queue.length', { read: () => queue.length })
  appMetrics.bind(metrics.provider)
  expect(await metrics.value('queue.length')).toBe(2)
  queue.push('c')
  expect(await metrics.value('queue.length')).toBe(3)
  let asked = 0
  gauge('asked', { read: () => ++asked })
  appMetrics.unbind()
  await metrics.collect()
  expect(asked).toBe(0)
})

test('given the same name again, in any case, then it is the same metric', async () => {
  const metrics = collectingProvider()
  appMetrics.bind(metrics.provider)
  counter('same.name').add(1)
  counter('Same.Name').add(2)
  expect(await metrics.value('same.name')).toBe(3)
})
