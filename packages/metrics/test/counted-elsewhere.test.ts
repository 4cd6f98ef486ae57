import { lineMetrics } from '../src/line-metrics'
import { scopeName } from '../src/scope-name'
import { spanMetrics } from '../src/span-metrics'
import { collectingProvider } from './support/collect'

test('given a function that counts log lines, then log.lines tells them by level, from then on', async () => {
  const provider = collectingProvider()
  const lines = lineMetrics(provider.provider.getMeter(scopeName))
  expect(await provider.series('log.lines')).toEqual([])
  const counts = { info: 3, error: 1 }
  lines.observe(() => counts)
  counts.info = 5
  expect(await provider.value('log.lines', { level: 'info' })).toBe(5)
  expect(await provider.value('log.lines', { level: 'error' })).toBe(1)
  lines.stop()
  counts.info = 6
  expect(await provider.value('log.lines', { level: 'info' })).toBe(5)
})

test('given a function that counts spans, then those sent, not sent and dropped are told', async () => {
  const provider = collectingProvider()
  const spans = spanMetrics(provider.provider.getMeter(scopeName))
  expect(await provider.series('otel.sdk.exporter.span.exported')).toEqual([])
  spans.observe(() => ({ exported: 10, failed: 2, dropped: 1 }))
  const exported = 'otel.sdk.exporter.span.exported'
  expect(await provider.value(exported)).toBe(10)
  expect(await provider.value(exported, { 'error.type': '_OTHER' })).toBe(2)
  expect(await provider.series('otel.sdk.processor.span.processed')).toMatchObject([
    { attributes: { 'error.type': 'queue_full' }, value: 1 },
  ])
  spans.stop()
})
