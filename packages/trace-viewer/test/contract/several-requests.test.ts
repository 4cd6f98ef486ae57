import { describeBackends } from './support/backends'
import { ask, readTrace, send } from './support/client'
import { newService, newTraceId, span, spanId, spansOf } from './support/spans'

describeBackends('spans in several requests', (backend) => {
  test('given spans of one trace in several requests, when it is read, then it has all of them', async () => {
    const traceId = newTraceId()
    const service = newService('requests')
    const sent = [1, 2, 3].map((n) => span({ traceId, spanId: spanId(n) }))
    for (const one of sent) await send(backend(), spansOf(service, one))
    const [group, ...others] = await readTrace(backend(), traceId)
    expect(group?.scopeSpans[0]?.spans).toEqual(sent)
    expect(others).toEqual([])
  })

  test('given a child that comes before its parent, when the trace is read, then nothing is said about it', async () => {
    const traceId = newTraceId()
    const service = newService('requests')
    const child = span({ traceId, spanId: spanId(2), parentSpanId: spanId(1), atMs: 1, tookMs: 1 })
    const parent = span({ traceId, spanId: spanId(1) })
    await send(backend(), spansOf(service, child))
    await send(backend(), spansOf(service, parent))
    const [group] = await readTrace(backend(), traceId)
    expect(group?.scopeSpans[0]?.spans).toEqual([parent, child])
  })

  test('given a span that is sent again after a lost answer, when its trace is read, then it is there once', async () => {
    const traceId = newTraceId()
    const sent = spansOf(
      newService('repeat'),
      span({ traceId, attributes: [{ key: 'n', value: { intValue: '1' } }] }),
    )
    await send(backend(), sent)
    await send(backend(), sent)
    const groups = await readTrace(backend(), traceId)
    expect(groups.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))).toHaveLength(1)
  })

  test('given two traces in one request, when each is read, then it has its own spans only', async () => {
    const [one, other] = [newTraceId(), newTraceId()]
    await send(backend(), spansOf(newService('two'), span({ traceId: one }), span({ traceId: other })))
    for (const traceId of [one, other]) {
      const [group] = await readTrace(backend(), traceId)
      expect(group?.scopeSpans[0]?.spans.map((span) => span.traceId)).toEqual([traceId])
    }
  })

  test('given a trace, when it is read raw, then nothing is sorted, moved or said', async () => {
    const traceId = newTraceId()
    const attributes = ['b', 'telemetry.sdk.name', 'a'].map((key) => ({ key, value: { stringValue: 'v' } }))
    const service = newService('raw')
    const sent = span({ traceId, parentSpanId: spanId(9), attributes })
    await send(backend(), spansOf(service, sent))
    const { body } = await ask(backend(), `/api/v3/traces/${traceId}?raw_traces=true`)
    expect(body).toEqual({ result: { resourceSpans: [spansOf(service, sent)] } })
  })
})
