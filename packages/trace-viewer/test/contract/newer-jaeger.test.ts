import { describeViewer } from './support/backends'
import { ask, search, send } from './support/client'
import { attribute, newService, newTraceId, type SpanParts, span, spansOf, text } from './support/spans'

const times = { startTimeMin: '2026-01-01T00:00:00Z', startTimeMax: '2027-01-01T00:00:00Z' }

// Jaeger v2.13, which the contract is tested with, knows none of this.
describeViewer('what newer Jaegers answer', (backend) => {
  async function sent(parts: SpanParts) {
    const [service, traceId] = [newService('newer'), newTraceId()]
    await send(backend(), spansOf(service, span({ traceId, ...parts })))
    return { service, traceId }
  }

  test('given names of today, when traces are searched for, then they are found', async () => {
    const { service: serviceName, traceId } = await sent({ name: 'op', tookMs: 20 })
    const query = { ...times, serviceName, operationName: 'op', searchDepth: '1', rawTraces: 'true' }
    expect(await search(backend(), { ...query, durationMin: '20ms', durationMax: '20ms' })).toEqual([traceId])
    expect(await search(backend(), { ...query, durationMin: '21ms' })).toBe(404)
    expect(await search(backend(), { ...query, durationMax: '19ms' })).toBe(404)
  })

  test('given a name of today and one of before, when traces are searched for, then that of today counts', async () => {
    const { service: serviceName, traceId } = await sent({})
    const old = {
      service_name: 'x',
      search_depth: '0',
      num_traces: '0',
      start_time_min: 'x',
      duration_min: '1h',
    }
    expect(
      await search(backend(), { ...old, ...times, serviceName, searchDepth: '1', durationMin: '1ms' }),
    ).toEqual([traceId])
    expect(await search(backend(), { ...times, serviceName, search_depth: '1', num_traces: '0' })).toEqual([
      traceId,
    ])
  })

  test('given names of today, when a trace or operations are asked for, then they count', async () => {
    const { service, traceId } = await sent({
      name: 'op',
      kind: 2,
      attributes: [text('b', ''), text('a', '')],
    })
    const { body } = await ask(backend(), `/api/v3/traces/${traceId}?rawTraces=true`)
    expect(JSON.stringify(body)).toContain('[{"key":"b"')
    expect((await ask(backend(), `/api/v3/traces/${traceId}?startTime=x`)).status).toBe(400)
    expect((await ask(backend(), `/api/v3/traces/${traceId}?endTime=x`)).status).toBe(400)
    const operations = `/api/v3/operations?service=${service}&span_kind=server`
    expect((await ask(backend(), `${operations}&spanKind=client`)).body).toEqual({ operations: [] })
  })

  test('given no number of traces, when they are searched for, then at most 100 come', async () => {
    const serviceName = newService('many')
    await send(backend(), spansOf(serviceName, ...Array.from({ length: 101 }, () => span({}))))
    expect(await search(backend(), { ...times, serviceName })).toHaveLength(100)
  })

  test.each([
    ['after', times.startTimeMax, times.startTimeMin],
    ['at', times.startTimeMax, times.startTimeMax],
  ])(
    'given a range that starts %s its end, when traces are searched for, then the answer is 400',
    async (...row) => {
      const [, startTimeMin, startTimeMax] = row
      expect(await search(backend(), { startTimeMin, startTimeMax })).toBe(400)
    },
  )

  const carriers: SpanParts = {
    attributes: [
      text('k', 'v'),
      attribute('n', { intValue: '500' }),
      attribute('a', { arrayValue: { values: [{ intValue: '1' }] } }),
    ],
    events: [{ name: 'e', attributes: [text('of.event', 'é"\\')] }],
    links: [{ traceId: newTraceId(), spanId: 'a'.repeat(16), attributes: [text('of.link', 'x')] }],
    status: { code: 2 },
    kind: 2,
  }

  test.each<[attributes: Record<string, string>, status: number]>([
    [{ k: 'v' }, 200],
    [{ k: 'V' }, 404],
    [{ n: '500' }, 200],
    [{ a: '[1]' }, 200],
    [{ 'of.event': 'é"\\' }, 200],
    [{ 'of.link': 'x' }, 200],
    [{ 'host.name': 'h' }, 200],
    [{ 'resource.host.name': 'h' }, 200],
    [{ 'resource.k': 'v' }, 404],
    [{ k: 'v', 'host.name': 'h' }, 200],
    [{ k: 'v', 'host.name': 'other' }, 404],
    [{ error: 'true' }, 200],
    [{ error: 'false' }, 404],
    [{ error: 'perhaps' }, 404],
    [{ 'span.status': 'error' }, 200],
    [{ 'span.status': 'OK' }, 404],
    [{ 'span.kind': 'server' }, 200],
    [{ 'span.kind': 'client' }, 404],
    [{ 'scope.name': 'lib', 'scope.version': '1', 'of.scope': 's' }, 200],
    [{ 'scope.name': 'other' }, 404],
    [{ unknown: '' }, 404],
    [{ toString: 'x' }, 404],
    [{}, 200],
  ])('given a span, when it is searched for by %j, then the answer is %d', async (attributes, status) => {
    const [serviceName, traceId] = [newService('attributes'), newTraceId()]
    const { resource } = spansOf(serviceName)
    resource?.attributes?.push(text('host.name', 'h'))
    const scope = { name: 'lib', version: '1', attributes: [text('of.scope', 's')] }
    await send(backend(), { resource, scopeSpans: [{ scope, spans: [span({ traceId, ...carriers })] }] })
    const found = await search(backend(), { ...times, serviceName, attributes: JSON.stringify(attributes) })
    expect(found).toEqual(status === 200 ? [traceId] : status)
  })

  test('given attributes of two spans, when they are searched for together, then no trace is found', async () => {
    const [serviceName, traceId] = [newService('attributes'), newTraceId()]
    const [one, other] = [text('k', '1'), text('l', '2')].map((attribute) =>
      span({ traceId, attributes: [attribute] }),
    )
    if (one && other) await send(backend(), spansOf(serviceName, one, other))
    expect(await search(backend(), { ...times, serviceName, attributes: '{"k":"1","l":"2"}' })).toBe(404)
    expect(await search(backend(), { ...times, serviceName, attributes: '{"l":"2"}' })).toEqual([traceId])
  })

  test.each(['x', '[]', 'null', '"x"', '{"a":1}', '{"a":null}'])(
    'given %s for attributes, when traces are searched for, then the answer is 400',
    async (attributes) => {
      expect(await search(backend(), { ...times, attributes })).toBe(400)
    },
  )

  test('given a filter, which the viewer does not have, when traces are searched for, then it is not passed over', async () => {
    expect(await search(backend(), { ...times, filter: '{}' })).toBe(400)
  })
})
