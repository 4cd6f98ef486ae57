import { setMetricsLog } from '../../src/metrics-log'
import { createEmfMeter, type EmfMeter } from '../support/emf-meter'

let emf: EmfMeter
let warnings: string[]
beforeEach(() => {
  emf = createEmfMeter()
  warnings = []
  setMetricsLog({ info() {}, warn: (_fields, message) => warnings.push(message), error() {} })
})
afterEach(async () => {
  setMetricsLog(undefined)
  await emf.shutdown()
})

test('given a metric with the name of one of its attributes, then it is left out, and the log says so once', async () => {
  const counter = emf.meter.createCounter('orders')
  for (let period = 0; period < 2; period++) {
    counter.add(1, { orders: 'gift' })
    counter.add(2)
    expect((await emf.metrics()).map(({ value }) => value)).toEqual([2])
  }
  expect(warnings).toEqual(['emf: the metric orders is left out where an attribute has the same name'])
})

test('given two metrics of one name and another kind, from two meters, then the first is told', async () => {
  emf.meter.createCounter('size').add(1)
  emf.provider.getMeter('other').createHistogram('size').record(5)
  expect((await emf.metrics()).map(({ value }) => value)).toEqual([1])
  expect(warnings).toEqual([expect.stringContaining('two metrics called size')])
})

test('given the same metric from two meters, then it is added up', async () => {
  emf.meter.createCounter('hits').add(1)
  emf.provider.getMeter('other').createCounter('hits').add(5)
  expect((await emf.metrics()).map(({ value }) => value)).toEqual([6])
})
