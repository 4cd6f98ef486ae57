import { type Attributes, ValueType } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  AggregationTemporality,
  DataPointType,
  type MetricData,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics'
import fc from 'fast-check'
import { emfLines } from '../../src/emf/emf-lines'
import { setMetricsLog } from '../../src/metrics-log'
import { type Distribution, type EmfMetric, readEmf } from '../support/emf-document'

beforeAll(() => setMetricsLog({ info() {}, warn() {}, error() {} }))
afterAll(() => setMetricsLog(undefined))

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.\-/]{0,40}$/)
const attributes: fc.Arbitrary<Attributes> = fc.dictionary(
  fc.oneof(fc.constantFrom('http.route', 'state'), fc.string({ unit: 'binary', maxLength: 300 })),
  fc.oneof(fc.string({ unit: 'binary', maxLength: 1_200 }), fc.integer(), fc.boolean(), fc.constant('/a')),
  { maxKeys: 35 },
)
// Whole numbers, so that sums are exact.
const count = fc.integer({ min: 1, max: 1_000 })
const point = <Value>(value: fc.Arbitrary<Value>) =>
  fc.array(
    fc.record({
      attributes,
      value,
      startTime: fc.constant<[number, number]>([1_700_000_000, 0]),
      endTime: fc.constant<[number, number]>([1_700_000_060, 5e8]),
    }),
    { minLength: 1, maxLength: 6 },
  )

const exponential = fc
  .record({
    scale: fc.integer({ min: 0, max: 20 }),
    zeroCount: fc.nat(5),
    offset: fc.integer({ min: -50, max: 50 }),
    bucketCounts: fc.array(fc.nat(9), { minLength: 1, maxLength: 160 }),
  })
  .map(({ scale, zeroCount, offset, bucketCounts }) => {
    const total = bucketCounts.reduce((all, each) => all + each, zeroCount)
    return {
      scale,
      zeroCount,
      count: total,
      sum: total,
      positive: { offset, bucketCounts },
      negative: { offset: 0, bucketCounts: [] },
    }
  })

const shared = { aggregationTemporality: AggregationTemporality.DELTA }
const described = (unit: string) =>
  name.map((text) => ({ name: text, unit, description: '', valueType: ValueType.DOUBLE }))
const metric: fc.Arbitrary<MetricData> = fc.oneof(
  fc.record({
    ...Object.fromEntries(Object.entries(shared).map(([key, value]) => [key, fc.constant(value)])),
    descriptor: described('s'),
    dataPointType: fc.constant(DataPointType.SUM),
    isMonotonic: fc.constant(true),
    dataPoints: point(count),
  }),
  fc.record({
    descriptor: described('By'),
    dataPointType: fc.constant(DataPointType.GAUGE),
    dataPoints: point(count),
  }),
  fc.record({
    descriptor: described('1'),
    dataPointType: fc.constant(DataPointType.EXPONENTIAL_HISTOGRAM),
    dataPoints: point(exponential),
  }),
) as fc.Arbitrary<MetricData>

function collected(metrics: MetricData[]): ResourceMetrics {
  const resource = resourceFromAttributes({ 'service.name': 'shop', 'service.version': '1'.repeat(500) })
  return { resource, scopeMetrics: [{ scope: { name: 'test' }, metrics }] }
}

/** What the points of one metric come to: measurements of a histogram, else the sum of the values. */
function toldBy(metric: EmfMetric): number {
  const { value } = metric
  if (typeof value === 'number') return value
  return Array.isArray(value) ? value.reduce((all, each) => all + each, 0) : (value as Distribution).Count
}

function measuredBy({ dataPointType, dataPoints }: MetricData): number {
  return dataPoints.reduce(
    (all, { value }) =>
      all +
      (dataPointType === DataPointType.EXPONENTIAL_HISTOGRAM
        ? (value as { count: number }).count
        : (value as number)),
    0,
  )
}

const sum = (values: number[]) => values.reduce((all, each) => all + each, 0)
const ownNames = (metrics: MetricData[]) =>
  new Set(metrics.map(({ descriptor }) => descriptor.name)).size === metrics.length &&
  metrics.every(({ dataPoints, descriptor }) =>
    dataPoints.every(
      (each) => !Object.keys(each.attributes).some((key) => key.replace(/^:+/, '') === descriptor.name),
    ),
  )

test.each([undefined, [], ['http.route']])(
  'given any metrics and the dimensions %j, then each line is valid, and nothing is lost',
  (dimensions) => {
    fc.assert(
      fc.property(fc.array(metric, { maxLength: 12 }).filter(ownNames), (metrics) => {
        const lines = emfLines(collected(metrics), { namespace: 'shop', dimensions })
        expect(lines.filter((line) => Buffer.byteLength(`${line}\n`) > 16_384)).toEqual([])
        const told = lines.flatMap((line) => readEmf(line).metrics)
        for (const each of metrics) {
          const own = told.filter((candidate) => candidate.name === each.descriptor.name)
          expect(sum(own.map(toldBy))).toBe(measuredBy(each))
        }
      }),
      { numRuns: 60 },
    )
  },
)

test('given more than a hundred metrics with the same dimensions, then each line has a hundred at most, and all are told', () => {
  const metrics = Array.from({ length: 250 }, (_, index) => gauge(`m${index}`, index))
  const documents = emfLines(collected(metrics), { namespace: 'shop' }).map(readEmf)
  expect(documents.map((document) => document.metrics.length)).toEqual([100, 100, 50])
  expect(sum(documents.flatMap((document) => document.metrics.map(toldBy)))).toBe((249 * 250) / 2)
})

test('given long names, then a line stays within 16 KiB, its line break included, for drivers that cut longer ones', () => {
  const metrics = Array.from({ length: 100 }, (_, index) => gauge(`${'n'.repeat(250)}${index}`, index))
  const lines = emfLines(collected(metrics), { namespace: 'shop' })
  expect(lines.flatMap((line) => readEmf(line).metrics)).toHaveLength(100)
  expect(Math.max(...lines.map((line) => Buffer.byteLength(`${line}\n`)))).toBeLessThanOrEqual(16_384)
})

function gauge(text: string, value: number): MetricData {
  return {
    ...shared,
    descriptor: { name: text, unit: '', description: '', valueType: ValueType.DOUBLE },
    dataPointType: DataPointType.GAUGE,
    dataPoints: [{ attributes: {}, value, startTime: [0, 0], endTime: [1_700_000_000, 0] }],
  }
}
