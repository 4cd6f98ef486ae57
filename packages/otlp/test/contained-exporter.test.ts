import { ExportResultCode } from '@opentelemetry/core'
import { ContainedExporter, type ExporterPart } from '@voluntarily/otlp'

const noSpans = [] as never

type Exporter = ExporterPart<never>['exporter']

function contain(exporter: Exporter | (() => never), timeoutMs = 1000) {
  const results: (string | undefined)[] = []
  const load = () => ({ exporter: typeof exporter === 'function' ? exporter() : exporter })
  const contained = new ContainedExporter({
    load,
    timeoutMs,
    onResult: (error) => void results.push(error?.message),
  })
  const send = () => new Promise<number>((resolve) => contained.export(noSpans, ({ code }) => resolve(code)))
  return { contained, results, send }
}

test('given an exporter that cannot be loaded, when spans are sent, then the export fails and nothing is thrown', async () => {
  const { send, results } = contain(() => {
    throw new Error('no such module')
  })
  expect(await send()).toBe(ExportResultCode.FAILED)
  expect(results).toEqual(['no such module'])
})

test('given an exporter that throws, when spans are sent, then the export fails and nothing is thrown', async () => {
  const { send, results } = contain({
    export() {
      throw new Error('broken')
    },
  })
  expect(await send()).toBe(ExportResultCode.FAILED)
  expect(results).toEqual(['broken'])
})

test('given an exporter that never calls back, when spans are sent, then the export fails in time', async () => {
  const { send, results } = contain({ export() {} }, 50)
  expect(await send()).toBe(ExportResultCode.FAILED)
  expect(results).toEqual(['no answer within 50 ms'])
})

test('given an exporter that was shut down, when spans are sent, then the callback is called', async () => {
  const { contained, send } = contain({ export: (_spans, done) => done({ code: ExportResultCode.SUCCESS }) })
  expect(await send()).toBe(ExportResultCode.SUCCESS)
  await contained.shutdown()
  await contained.shutdown()
  expect(await send()).toBe(ExportResultCode.FAILED)
})

test('given an export under way, when a flush is asked for, then it waits for its end', async () => {
  let finish = () => {}
  const { contained, results } = contain({
    export: (_spans, done) => {
      finish = () => done({ code: ExportResultCode.SUCCESS })
    },
  })
  contained.export(noSpans, () => {})
  setTimeout(() => finish(), 20)
  await contained.forceFlush()
  expect(results).toEqual([undefined])
})

test('given a callback that throws, when an export is answered, then nothing of it reaches the process', async () => {
  const { contained } = contain({ export: (_spans, done) => done({ code: ExportResultCode.SUCCESS }) })
  contained.export(noSpans, () => {
    throw new Error('from the callback')
  })

  await expect(contained.forceFlush()).resolves.toBeUndefined()
})
