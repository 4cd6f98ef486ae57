import { createHealth } from '@voluntarily/health'
import { healthMetrics } from '../src/health-metrics'
import { scopeName } from '../src/scope-name'
import { type CollectingProvider, collectingProvider } from './support/collect'
import { keepLines } from './support/log-lines'

const lines = keepLines()
let provider: CollectingProvider
let metrics: ReturnType<typeof healthMetrics>
beforeEach(() => {
  provider = collectingProvider()
  metrics = healthMetrics(provider.provider.getMeter(scopeName))
})
afterEach(() => metrics.stop())

/** The states that are 1. */
async function statesOf(name: string): Promise<string[]> {
  const on = (await provider.series(name)).filter(({ value }) => value === 1)
  return on.map(({ attributes: { check, state } }) =>
    check === undefined ? `${state}` : `${check} ${state}`,
  )
}

test('given a health that starts, serves and drains, then one state is 1 at a time, and checks only while it serves', async () => {
  let down = false
  const health = createHealth({
    checks: { mongo: { check: () => !down, cacheMs: 0 }, badges: { check: () => false, required: false } },
    log: { info() {}, warn() {}, error() {} },
  })
  metrics.observe(health)
  expect(await statesOf('health.status')).toEqual(['starting'])
  expect(await provider.series('health.check.status')).toEqual([])

  health.markReady()
  expect(await statesOf('health.status')).toEqual(['ready'])
  expect(await statesOf('health.check.status')).toEqual(['mongo pass', 'badges fail'])
  down = true
  expect(await statesOf('health.check.status')).toEqual(['mongo fail', 'badges fail'])

  health.drain()
  expect(await statesOf('health.status')).toEqual(['draining'])
  expect(await statesOf('health.check.status')).toEqual([])
  expect(await provider.series('health.status')).toHaveLength(3)
  await health.shutdown()
})

test('given a health that cannot be asked, then nothing is measured, and the log says so', async () => {
  metrics.observe({ state: 'ready', report: () => Promise.reject(new Error('gone')) })
  expect(await provider.series('health.status')).toEqual([])
  expect(lines).toMatchObject([{ level: 'warn', message: 'the health could not be asked for its metrics' }])
})

test('given the end, then the health is no longer asked', async () => {
  let asked = 0
  metrics.observe({ state: 'ready', report: async () => ({ status: 'pass', asked: ++asked }) })
  await provider.collect()
  metrics.stop()
  await provider.collect()
  expect(asked).toBe(1)
})
