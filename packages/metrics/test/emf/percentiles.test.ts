import { AggregationType, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { createEmfExporter } from '../../src/emf/create-emf-exporter'
import { type Distribution, readEmf } from '../support/emf-document'
import { createEmfMeter } from '../support/emf-meter'

/** As CloudWatch works them out of values and how often each occurred. */
function percentile({ Values, Counts, Count }: Distribution, share: number): number {
  let below = 0
  for (const [index, value] of Values.entries()) {
    below += Counts[index] ?? 0
    if (below >= share * Count) return value
  }
  throw new Error('no values')
}

const durations = Array.from({ length: 10_000 }, (_, index) => 0.001 * 10_000 ** (index / 10_000))
const exact = (share: number) => durations[Math.ceil(share * durations.length) - 1] as number

test('given durations from 1 ms to 10 s, then percentiles are right to a tenth, and the rest exactly', async () => {
  const emf = createEmfMeter()
  const histogram = emf.meter.createHistogram('duration', { unit: 's' })
  for (const duration of durations) histogram.record(duration)
  const [metric] = await emf.metrics()
  await emf.shutdown()
  const told = metric?.value as Distribution
  for (const share of [0.01, 0.5, 0.9, 0.99, 0.999])
    expect(Math.abs(percentile(told, share) / exact(share) - 1)).toBeLessThan(0.1)
  expect(told.Count).toBe(10_000)
  expect(told.Min).toBeCloseTo(0.001, 12)
  expect(told.Max).toBeCloseTo(Number(durations.at(-1)), 9)
  expect(told.Sum).toBeCloseTo(
    durations.reduce((all, each) => all + each, 0),
    6,
  )
})

test('given explicit buckets, by a view, then a value lies in its bucket and within what was measured', async () => {
  const lines: string[] = []
  const exporter = createEmfExporter({ namespace: 'shop', write: (line) => lines.push(line) })
  const provider = new MeterProvider({
    readers: [new PeriodicExportingMetricReader({ exporter })],
    views: [
      {
        instrumentName: 'duration',
        aggregation: { type: AggregationType.EXPLICIT_BUCKET_HISTOGRAM, options: { boundaries: [1, 10] } },
      },
    ],
  })
  const histogram = provider.getMeter('test').createHistogram('duration')
  for (const value of [0.5, 0.7, 2, 3, 4, 400]) histogram.record(value)
  await provider.shutdown()
  expect(lines.map(readEmf)[0]?.metrics[0]?.value).toEqual({
    Values: [0.75, 5.5, 205],
    Counts: [2, 3, 1],
    Max: 400,
    Min: 0.5,
    Count: 6,
    Sum: 410.2,
  })
})
