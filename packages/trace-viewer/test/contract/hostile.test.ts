import { describeBackends } from './support/backends'
import { readTrace, search, send } from './support/client'
import { newService, newTraceId, span, spanId, spansOf, text } from './support/spans'

const strange = [
  '__proto__',
  'constructor',
  'toString',
  '\u0000\u001f\u007f',
  '\u2028\u2029',
  '"\\\n',
  '</script>',
  '🚦\u200d日',
]

describeBackends('hostile texts', (backend) => {
  test('given strange texts everywhere, when the trace is read and searched for, then they are the same', async () => {
    const traceId = newTraceId()
    const attributes = strange
      .map((key) => text(key, key))
      .sort((one, other) => (one.key < other.key ? -1 : 1))
    const service = newService('"</script>__proto__\u0000日')
    const sent = span({
      traceId,
      name: strange.join(),
      attributes,
      events: [{ timeUnixNano: '1', name: '__proto__', attributes }],
      links: [{ traceId, spanId: spanId(9), attributes }],
      status: { code: 2, message: strange.join() },
    })
    await send(backend(), spansOf(service, sent))
    const [group] = await readTrace(backend(), traceId)
    expect(group?.scopeSpans[0]?.spans).toEqual([sent])
    const query = { service_name: service, operation_name: strange.join(), num_traces: '1' }
    const times = { start_time_min: '2026-01-01T00:00:00Z', start_time_max: '2027-01-01T00:00:00Z' }
    expect(await search(backend(), { ...query, ...times })).toEqual([traceId])
  })

  test('given names of a million characters, when the trace is read, then they are whole', async () => {
    const traceId = newTraceId()
    const long = '日"'.repeat(500_000)
    await send(
      backend(),
      spansOf(newService('long'), span({ traceId, name: long, attributes: [text(long, long)] })),
    )
    const [group] = await readTrace(backend(), traceId)
    const [one] = group?.scopeSpans[0]?.spans ?? []
    expect(one?.name === long && one.attributes?.[0]?.key === long).toBe(true)
  })

  test('given a chain of 5,000 spans, when the trace is read, then all are there', async () => {
    const traceId = newTraceId()
    const chain = Array.from({ length: 5_000 }, (_, n) =>
      span({ traceId, spanId: spanId(n + 1), ...(n > 0 && { parentSpanId: spanId(n) }) }),
    )
    await send(backend(), spansOf(newService('chain'), ...chain))
    const [group] = await readTrace(backend(), traceId)
    expect(group?.scopeSpans[0]?.spans).toHaveLength(5_000)
  })

  test('given 100,000 links to no trace, when the trace is read, then each has its warning', async () => {
    const traceId = newTraceId()
    const links = Array.from({ length: 100_000 }, () => ({ spanId: spanId(9) }))
    await send(backend(), spansOf(newService('links'), span({ traceId, links })))
    const [group] = await readTrace(backend(), traceId)
    const [one] = group?.scopeSpans[0]?.spans ?? []
    expect(one?.links).toBeUndefined()
    expect(one?.attributes?.[0]?.value.arrayValue?.values).toHaveLength(100_000)
  })

  test('given spans that are each other’s parents, when the trace is read, then the answer ends', async () => {
    const traceId = newTraceId()
    const [one, other] = [
      span({ traceId, spanId: spanId(1), parentSpanId: spanId(2) }),
      span({ traceId, spanId: spanId(2), parentSpanId: spanId(1) }),
    ]
    await send(backend(), spansOf(newService('ring'), one, other))
    const [group] = await readTrace(backend(), traceId)
    expect(group?.scopeSpans[0]?.spans).toEqual([one, other])
  })
})
