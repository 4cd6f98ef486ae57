import type { Distribution, EmfMetric } from '../support/emf-document'
import { createEmfMeter, type EmfMeter } from '../support/emf-meter'

let emf: EmfMeter
afterEach(() => emf.shutdown())

const byName = (metrics: EmfMetric[]) => Object.fromEntries(metrics.map(({ name, value }) => [name, value]))

test('given fewer dimensions, then counters of series that fall together are added up', async () => {
  emf = createEmfMeter({ dimensions: ['http.route'] })
  const requests = emf.meter.createCounter('requests')
  requests.add(1, { 'http.route': '/a', status: 200 })
  requests.add(2, { 'http.route': '/a', status: 500 })
  requests.add(4, { 'http.route': '/b', status: 200 })
  const metrics = await emf.metrics()
  expect(metrics.map(({ value, dimensions }) => [dimensions['http.route'], value])).toEqual([
    ['/a', 3],
    ['/b', 4],
  ])
  expect(metrics[0]?.dimensions).not.toHaveProperty('status')
})

test('given no dimensions of the attributes at all, then what is there now is added up as well', async () => {
  emf = createEmfMeter({ dimensions: [] })
  const open = emf.meter.createUpDownCounter('open')
  open.add(3, { method: 'GET' })
  open.add(-1, { method: 'PUT' })
  expect(byName(await emf.metrics())).toEqual({ open: 2 })
})

test('given gauges that fall together, then CloudWatch gets each reading', async () => {
  emf = createEmfMeter({ dimensions: [] })
  const heap = emf.meter.createGauge('heap')
  heap.record(10, { space: 'old' })
  heap.record(20, { space: 'new' })
  heap.record(10, { space: 'code' })
  expect(byName(await emf.metrics())).toEqual({ heap: [10, 20, 10] })
})

test('given histograms that fall together, then they are one, with the statistics of all', async () => {
  emf = createEmfMeter({ dimensions: [] })
  const duration = emf.meter.createHistogram('duration')
  // on different scales: one is narrow, the other spans six orders of magnitude
  for (const value of [1, 1.01, 1.02]) duration.record(value, { route: '/a' })
  for (const value of [0, 0.001, 1, 1_000]) duration.record(value, { route: '/b' })
  const { duration: merged } = byName(await emf.metrics()) as { duration: Distribution }
  expect(merged).toMatchObject({ Count: 7, Min: 0, Max: 1_000 })
  expect(merged.Sum).toBeCloseTo(1_004.031, 9)
  expect(merged.Values[0]).toBe(0)
  expect(Math.abs(Number(merged.Values.at(-1)) / 1_000 - 1)).toBeLessThan(0.1)
})

test('given more readings than an array may have, then further lines tell of the rest', async () => {
  emf = createEmfMeter({ dimensions: [] })
  const gauge = emf.meter.createGauge('age')
  for (let id = 0; id < 250; id++) gauge.record(id, { id })
  const documents = await emf.period()
  expect(documents).toHaveLength(3)
  const readings = documents.flatMap(({ metrics }) => metrics.flatMap(({ value }) => value as number[]))
  expect(readings.sort((one, other) => one - other)).toEqual(Array.from({ length: 250 }, (_, id) => id))
})
