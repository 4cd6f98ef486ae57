import { type Attributes, ValueType } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { AggregationTemporality, DataPointType, type MetricData } from '@opentelemetry/sdk-metrics'
import { emfLines } from '../../src/emf/emf-lines'
import { readEmf } from '../support/emf-document'
import { createEmfMeter } from '../support/emf-meter'
import { keepLines } from '../support/log-lines'

const log = keepLines()
const told = 'emf: the attributes of a metric are too long for a line of 16 KiB, some are left out'

test('given many long attributes, then those for which a line has room are dimensions, and the log says so once', async () => {
  const written: string[] = []
  const emf = createEmfMeter({ write: (line) => void written.push(line) })
  const long = Object.fromEntries(Array.from({ length: 29 }, (_, index) => [`d${index}`, 'v'.repeat(1024)]))
  emf.meter.createCounter('orders').add(1, { ...long, zone: 'a' })
  emf.meter.createCounter('refunds').add(1, long)
  await emf.shutdown()
  const documents = written.map(readEmf)

  expect(written.every((line) => Buffer.byteLength(line) < 16_384)).toBe(true)
  expect(documents.flatMap(({ metrics }) => metrics.map(({ name }) => name))).toEqual(['orders', 'refunds'])
  expect(documents[0]?.dimensions).toMatchObject({ 'service.name': 'shop', d0: long.d0, zone: 'a' })
  expect(log.map(({ message }) => message)).toEqual([told])
})

test('given the longest of everything, in characters that JSON writes as two, then the line stays below 16 KiB', () => {
  const quotes = '"'.repeat(1024)
  const attributes: Attributes = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`${'"'.repeat(90)}${index}`, '"'.repeat(60)]),
  )
  const resource = resourceFromAttributes({ 'service.version': quotes, 'service.instance.id': quotes })
  const [line = ''] = emfLines(
    { resource, scopeMetrics: [{ scope: { name: 'test' }, metrics: [longest(attributes)] }] },
    { namespace: 'n'.repeat(255) },
  )

  expect(JSON.parse(line)).toMatchObject({ ['"'.repeat(255)]: { Values: expect.any(Array) } })
  expect(Buffer.byteLength(line)).toBeGreaterThan(13_000)
  expect(Buffer.byteLength(line)).toBeLessThan(16_384)
})

/** A hundred values of 21 digits each, and counts of 16. */
function longest(attributes: Attributes): MetricData {
  const boundaries = Array.from({ length: 100 }, (_, index) => 1.23457e20 * 1.02 ** index)
  const counts = boundaries.map(() => 1e15).concat(0)
  return {
    descriptor: { name: '"'.repeat(255), unit: 'ms', description: '', valueType: ValueType.DOUBLE },
    dataPointType: DataPointType.HISTOGRAM,
    aggregationTemporality: AggregationTemporality.DELTA,
    dataPoints: [
      {
        attributes,
        value: { buckets: { boundaries, counts }, sum: 5e37, count: 1e17, min: 1.1e20, max: 9e20 },
        startTime: [0, 0],
        endTime: [1_700_000_000, 0],
      },
    ],
  }
}
