import { describeBackends } from './support/backends'
import { readTrace, send } from './support/client'
import { newService, newTraceId, span, spansOf, startNs } from './support/spans'

const warning = (original: string) =>
  `Negative duration detected, sanitizing end timestamp. Original end timestamp: ${original}, adjusted to: 2026-05-28 20:26:40.000000001 +0000 UTC`

describeBackends('spans that do not end after their start', (backend) => {
  test.each([
    ['before', -5n, '2026-05-28 20:26:39.999999995 +0000 UTC'],
    ['a second before', -1_000_000_000n, '2026-05-28 20:26:39 +0000 UTC'],
    ['at', 0n, '2026-05-28 20:26:40 +0000 UTC'],
  ])(
    'given a span that ends %s its start, when it is read, then it takes a nanosecond and says so',
    async (...row) => {
      const [, tookNs, original] = row
      const traceId = newTraceId()
      const sent = { ...span({ traceId }), endTimeUnixNano: String(startNs + tookNs) }
      await send(backend(), spansOf(newService('durations'), sent))
      const [group] = await readTrace(backend(), traceId)
      const [answered] = group?.scopeSpans[0]?.spans ?? []
      expect(answered?.endTimeUnixNano).toBe(String(startNs + 1n))
      expect(answered?.attributes).toEqual([
        { key: '@jaeger@warnings', value: { arrayValue: { values: [{ stringValue: warning(original) }] } } },
      ])
    },
  )

  test('given a span without an end, when it is read, then it takes a nanosecond', async () => {
    const traceId = newTraceId()
    const { endTimeUnixNano, ...sent } = span({ traceId })
    await send(backend(), spansOf(newService('durations'), sent))
    const [group] = await readTrace(backend(), traceId)
    expect(group?.scopeSpans[0]?.spans[0]?.endTimeUnixNano).toBe(String(startNs + 1n))
  })
})
