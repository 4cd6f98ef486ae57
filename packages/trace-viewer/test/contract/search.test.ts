import { describeBackends } from './support/backends'
import { ask, search, send } from './support/client'
import { newService, newTraceId, span, spanId, spansOf } from './support/spans'

// Jaeger v2.13 finds nothing without num_traces; the viewer takes 100 then, as newer ones.
const always = {
  start_time_min: '2026-01-01T00:00:00Z',
  start_time_max: '2027-01-01T00:00:00Z',
  num_traces: '10',
}

describeBackends('search', (backend) => {
  /** Two traces: one of the service, one in which the service takes part. */
  async function sendShop() {
    const [shop, stock] = [newService('shop'), newService('stock')]
    const [sale, count] = [newTraceId(), newTraceId()]
    await send(
      backend(),
      spansOf(shop, span({ traceId: sale, name: 'sell', kind: 2, tookMs: 100 })),
      spansOf(
        stock,
        span({ traceId: sale, spanId: spanId(2), parentSpanId: spanId(1), name: 'take', tookMs: 20 }),
      ),
      spansOf(stock, span({ traceId: count, name: 'count', tookMs: 50 })),
    )
    return { shop, stock, sale, count }
  }

  test('given a service, when it is searched for, then traces with one of its spans are found whole', async () => {
    const { shop, stock, sale, count } = await sendShop()
    expect(await search(backend(), { ...always, service_name: shop })).toEqual([sale])
    expect(((await search(backend(), { ...always, service_name: stock })) as string[]).sort()).toEqual(
      [sale, count].sort(),
    )
    const query = new URLSearchParams({ ...always, service_name: shop })
    const path = `/api/v3/traces?${String(query).replace(/(^|&)/g, '$1query.')}`
    const { body } = await ask<{ result: { resourceSpans: unknown[] } }>(backend(), path)
    expect(body.result.resourceSpans).toHaveLength(2)
  })

  test('given an operation, when it is searched for, then it has to be one of the service', async () => {
    const { shop, stock, sale } = await sendShop()
    expect(await search(backend(), { ...always, service_name: stock, operation_name: 'take' })).toEqual([
      sale,
    ])
    expect(await search(backend(), { ...always, service_name: shop, operation_name: 'take' })).toBe(404)
    expect(await search(backend(), { ...always, service_name: stock, operation_name: 'Take' })).toBe(404)
  })

  test('given an operation without a service, when it is searched for, then that of any service is found', async () => {
    const traceId = newTraceId()
    const name = newService('operation')
    await send(backend(), spansOf(newService('any'), span({ traceId, name })))
    expect(await search(backend(), { ...always, operation_name: name })).toEqual([traceId])
  })

  test.each([
    ['duration_min', '20ms', 200],
    ['duration_min', '20000001ns', 404],
    ['duration_min', '0.02s', 200],
    ['duration_min', '20000µs', 200],
    ['duration_min', '0h0m0.021s', 404],
    ['duration_min', '-1h', 200],
    ['duration_min', '0', 200],
    ['duration_max', '20ms', 200],
    ['duration_max', '19999999ns', 404],
    ['duration_max', '1h', 200],
    ['duration_max', '+.02s', 200],
    ['duration_max', '-1ns', 404],
    // 0 is no condition.
    ['duration_max', '0s', 200],
  ])('given a span of 20 ms, when %s is %s, then the answer is %d', async (name, value, status) => {
    const service = newService('duration')
    const traceId = newTraceId()
    await send(backend(), spansOf(service, span({ traceId, tookMs: 20 })))
    const found = await search(backend(), { ...always, service_name: service, [name]: value })
    expect(found).toEqual(status === 200 ? [traceId] : status)
  })

  test('given conditions that different spans meet, when they are combined, then the trace is not found', async () => {
    const { shop, stock, sale } = await sendShop()
    const long = { duration_min: '90ms' }
    expect(await search(backend(), { ...always, service_name: shop, ...long })).toEqual([sale])
    expect(await search(backend(), { ...always, service_name: stock, operation_name: 'take', ...long })).toBe(
      404,
    )
    const within = { duration_min: '15ms', duration_max: '25ms' }
    expect(
      await search(backend(), { ...always, service_name: stock, operation_name: 'take', ...within }),
    ).toEqual([sale])
    expect(await search(backend(), { ...always, service_name: shop, ...within })).toBe(404)
  })

  test('given more traces than are asked for, when they are searched for, then the newest come, newest first', async () => {
    const service = newService('limit')
    const ids = Array.from({ length: 5 }, newTraceId)
    for (const traceId of ids) await send(backend(), spansOf(service, span({ traceId })))
    const [, , , fourth, fifth] = ids
    expect(await search(backend(), { ...always, service_name: service, num_traces: '2' })).toEqual([
      fifth,
      fourth,
    ])
    expect(await search(backend(), { ...always, service_name: service })).toEqual(ids.reverse())
  })

  test('given a service that nobody sent, when it is searched for, then there is no trace', async () => {
    const query = new URLSearchParams({ ...always, service_name: newService('unknown') })
    const path = `/api/v3/traces?${String(query).replace(/(^|&)/g, '$1query.')}`
    expect(await ask(backend(), path)).toEqual({
      status: 404,
      body: { error: { httpCode: 404, message: 'No traces found' } },
    })
  })
})
