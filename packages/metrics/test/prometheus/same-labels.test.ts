import type { Attributes, Meter } from '@opentelemetry/api'
import { collectPage } from '../support/collect-page'
import { keepLines } from '../support/log-lines'

const lines = keepLines()
const scope = 'otel_scope_name="shop"'

const alike: [string, Attributes, Attributes][] = [
  ['a number and its text', { kind: 1 }, { kind: '1' }],
  ['true and its text', { kind: true }, { kind: 'true' }],
  ['a list and its text', { kind: ['a'] }, { kind: '["a"]' }],
  ['names that read the same', { 'a.b': 'x', c: 'y' }, { a_b: 'x', c: 'y' }],
  ['such names in another order', { 'a.b': 'x', aa: 'y' }, { aa: 'y', a_b: 'x' }],
]

/** The lines of samples; the same line twice is twice there. */
async function samples(measure: (meter: Meter) => void): Promise<string[]> {
  const page = await collectPage(measure)
  return page.split('\n').filter((line) => line !== '' && !/^(#|target_info)/.test(line))
}

test.each(alike)('given %s, then a counter has them added up in one series', async (_what, first, second) => {
  const [line, ...others] = await samples((meter) => {
    const orders = meter.createCounter('orders')
    orders.add(2, first)
    orders.add(3, second)
  })

  expect(others).toEqual([])
  expect(line).toMatch(/^orders_total\{.*\} 5$/)
})

test('given a number and its text, then a gauge has the last one, and an up-down counter both', async () => {
  expect(
    await samples((meter) => {
      const [fill, open] = [meter.createGauge('fill'), meter.createUpDownCounter('open')]
      for (const [value, kind] of [
        [4, 1],
        [3, '1'],
      ] as const) {
        fill.record(value, { kind })
        open.add(value, { kind })
      }
    }),
  ).toEqual([`fill{kind="1",${scope}} 3`, `open{kind="1",${scope}} 7`])
})

test('given a number and its text, then a histogram has one set of buckets', async () => {
  expect(
    await samples((meter) => {
      const wait = meter.createHistogram('wait', { advice: { explicitBucketBoundaries: [1, 10] } })
      for (const value of [0.5, 5]) wait.record(value, { kind: 1 })
      for (const value of [6, 50]) wait.record(value, { kind: '1' })
    }),
  ).toEqual([
    `wait_bucket{kind="1",${scope},le="1"} 1`,
    `wait_bucket{kind="1",${scope},le="10"} 3`,
    `wait_bucket{kind="1",${scope},le="+Inf"} 4`,
    `wait_sum{kind="1",${scope}} 61.5`,
    `wait_count{kind="1",${scope}} 4`,
  ])
  expect(lines).toEqual([])
})

test('given histograms with other buckets in scopes that read the same, then the second is left out, with a warning', async () => {
  const page = await collectPage((_meter, provider) => {
    for (const [schemaUrl, bucket] of [
      ['https://a.example/1', 1],
      ['https://a.example/2', 2],
    ] as const) {
      provider
        .getMeter('till', '1', { schemaUrl })
        .createHistogram('wait', { advice: { explicitBucketBoundaries: [bucket] } })
        .record(1.5)
    }
  })

  expect(page).toContain('wait_count{otel_scope_name="till",otel_scope_version="1"} 1\n')
  expect(page.match(/^wait_bucket/gm)).toHaveLength(2)
  expect(lines.map(({ fields }) => fields)).toEqual([{ metric: 'wait' }])
})
