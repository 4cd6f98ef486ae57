import { context } from '@opentelemetry/api'
import { ExportResultCode, isTracingSuppressed } from '@opentelemetry/core'
import { AggregationTemporality, AggregationType, type PushMetricExporter } from '@opentelemetry/sdk-metrics'
import { ensureContextManager } from '@voluntarily/request'
import { ContainedMetricExporter } from '../../src/push/contained-metric-exporter'

const nothing = {} as never
type Export = PushMetricExporter['export']

function contain(exporter: Export | undefined, timeoutMs = 1000) {
  const results: (string | undefined)[] = []
  const contained = new ContainedMetricExporter({
    load() {
      if (!exporter) throw new Error('no such module')
      return { exporter: { export: exporter } }
    },
    timeoutMs,
    onResult: (error) => void results.push(error?.message),
    temporality: () => AggregationTemporality.DELTA,
    aggregation: () => ({ type: AggregationType.DROP }),
  })
  const send = () => new Promise<number>((resolve) => contained.export(nothing, ({ code }) => resolve(code)))
  return { contained, results, send }
}

const succeed: Export = (_metrics, done) => done({ code: ExportResultCode.SUCCESS })

test.each<[string, Export | undefined, string | undefined]>([
  ['works', succeed, undefined],
  ['cannot be loaded', undefined, 'no such module'],
  [
    'throws',
    () => {
      throw new Error('broken')
    },
    'broken',
  ],
  [
    'fails',
    (_metrics, done) => done({ code: ExportResultCode.FAILED, error: new Error('refused') }),
    'refused',
  ],
  ['never calls back', () => {}, 'no answer within 50 ms'],
])(
  'given an exporter that %s, when metrics are sent, then the answer comes, and the result is told',
  async (_what, exporter, result) => {
    const { send, results } = contain(exporter, 50)

    expect(await send()).toBe(ExportResultCode.SUCCESS)
    expect(results).toEqual([result])
  },
)

test('given an exporter that was shut down, when metrics are sent, then the answer comes and nothing is sent', async () => {
  const { contained, send, results } = contain(succeed)
  await contained.shutdown()

  expect(await send()).toBe(ExportResultCode.SUCCESS)
  expect(results).toEqual([])
})

test('given an export under way, when the exporter is flushed, then it waits for its end', async () => {
  let finish = () => {}
  const { contained, results } = contain((_metrics, done) => {
    finish = () => done({ code: ExportResultCode.SUCCESS })
  })
  contained.export(nothing, () => {})
  setTimeout(() => finish(), 20)
  await contained.forceFlush()

  expect(results).toEqual([undefined])
})

test('given a callback that throws, when an export is answered, then nothing of it reaches the process', async () => {
  const { contained } = contain(succeed)
  contained.export(nothing, () => {
    throw new Error('from the callback')
  })

  await expect(contained.forceFlush()).resolves.toBeUndefined()
})

test('given a context, when metrics are sent, then no spans are made', async () => {
  ensureContextManager()
  let suppressed = false
  const { send } = contain((metrics, done) => {
    suppressed = isTracingSuppressed(context.active())
    succeed(metrics, done)
  })
  await send()

  expect(suppressed).toBe(true)
})
