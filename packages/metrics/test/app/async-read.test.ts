import { context } from '@opentelemetry/api'
import { isTracingSuppressed } from '@opentelemetry/core'
import { ensureContextManager } from '@voluntarily/request'
import { appMetrics } from '../../src/app/app-registry'
import { gauge } from '../../src/app-metrics'
import { type CollectingProvider, collectingProvider } from '../support/collect'
import { keepLines } from '../support/log-lines'
import { runChild } from '../support/run-child'

const lines = keepLines()
let metrics: CollectingProvider
beforeEach(() => {
  metrics = collectingProvider()
  appMetrics.bind(metrics.provider)
})
afterEach(() => appMetrics.unbind())

test('given reads that return promises, when all is collected, then the gauges have what they come to', async () => {
  gauge('jobs.waiting', { read: async () => 7 })
  // biome-ignore lint/suspicious/noThenProperty: as a query of Mongoose's is one
  gauge('people.count', { read: () => ({ then: (done) => Promise.resolve(3).then(done) }) })

  expect([await metrics.value('jobs.waiting'), await metrics.value('people.count')]).toEqual([7, 3])
})

test('given reads that reject or come to no number, when all is collected twice, then they are left out, and the log says so once', async () => {
  const own = ['rejects', 'comes.to.text', 'beside']
  gauge('rejects', { read: () => Promise.reject(new Error('redis is away')) })
  gauge('comes.to.text', { read: () => Promise.resolve('5' as unknown as number) })
  gauge('beside', { read: async () => 1 })
  await metrics.collect()

  expect([...(await metrics.collect()).keys()].filter((name) => own.includes(name))).toEqual(['beside'])
  expect(lines).toMatchObject([
    {
      level: 'warn',
      message: 'gauge comes.to.text: string is left out, expected a finite number',
    },
    {
      level: 'warn',
      message: 'gauge rejects: its read failed',
      fields: { err: { message: 'redis is away' } },
    },
  ])
})

test('given a read that is too slow, when all is collected, then it is left out until it has answered, and not asked again before', async () => {
  let asked = 0
  let answer = (_value: number) => {}
  gauge('slow', {
    read() {
      asked++
      return new Promise((resolve) => {
        answer = resolve
      })
    },
  })
  gauge('quick', { read: () => 1 })

  expect([await metrics.value('slow'), await metrics.value('quick')]).toEqual([undefined, 1])
  expect([await metrics.value('slow'), await metrics.value('quick')]).toEqual([undefined, 1])
  expect(asked).toBe(1)
  expect(lines.map(({ message }) => message)).toEqual([
    'gauge slow: its read took longer than 2000 ms and was given up',
  ])

  answer(5)
  await new Promise(setImmediate)
  const next = metrics.value('slow')
  await new Promise(setImmediate)
  answer(6)
  expect(await next).toBe(6)
})

test('given two who collect at once, when a read is asked for, then it is asked once, and both have its answer', async () => {
  let asked = 0
  gauge('shared', { read: async () => ++asked })

  expect(await Promise.all([metrics.value('shared'), metrics.value('shared')])).toEqual([1, 1])
})

test('given a read, when it is asked, then what it does makes no spans', async () => {
  ensureContextManager()
  const suppressed: boolean[] = []
  gauge('traced', { read: async () => suppressed.push(isTracingSuppressed(context.active())) })
  await metrics.collect()

  expect(suppressed).toEqual([true])
})

test.each(['prometheus', 'router', 'otlp', 'emf', 'console'])(
  'given %s, when a read rejects and another never answers, then the process goes on with the rest',
  async (exporter) => {
    const { code, err, result } = await runChild('async-reads.js', [exporter], {
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    })

    expect(code).toBe(0)
    expect(result).toEqual({
      told: [['queue_resolves'], ['queue_resolves']],
    })
    expect(err.trim().split('\n')).toEqual([
      expect.stringContaining('gauge queue.rejects: its read failed'),
      expect.stringContaining('gauge queue.hangs: its read took longer than 2000 ms'),
    ])
  },
)
