import { newTraceId, span, spanId, spansOf, startNs } from '../contract/support/spans'
import { logsOf, startViewerForPage, type ViewerForPage } from './support/viewer-with'

let viewer: ViewerForPage
const [sale, failed, slow] = [newTraceId(), newTraceId(), newTraceId()]

beforeAll(async () => {
  viewer = await startViewerForPage()
  await viewer.send(
    spansOf(
      'stock',
      span({ traceId: sale, spanId: spanId(2), parentSpanId: spanId(1), name: 'take', atMs: 1, tookMs: 2 }),
    ),
    spansOf(
      'stock',
      span({ traceId: sale, spanId: spanId(3), parentSpanId: spanId(1), name: 'take', atMs: 2, tookMs: 2 }),
    ),
    spansOf('shop', span({ traceId: sale, name: 'POST /sales', kind: 2, tookMs: 10.5 })),
  )
  await viewer.send(spansOf('shop', span({ traceId: failed, name: 'GET /', status: { code: 2 } })))
  await viewer.send(spansOf('shop', span({ traceId: slow, name: 'GET /', tookMs: 2_000 })))
  await viewer.sendLogs(
    logsOf('shop', { traceId: sale, timeUnixNano: String(startNs), body: { stringValue: 'sold' } }),
  )
})
afterAll(() => viewer.stop())

test('given traces, when they are listed, then the newest comes first with what the page shows', async () => {
  const { traces, ...rest } = await viewer.list()
  expect(rest).toEqual({
    more: false,
    kept: { traces: 3, spans: 5, evictedTraces: 0 },
    services: ['shop', 'stock'],
    operations: ['GET /', 'POST /sales', 'take'],
    version: 4,
  })
  expect(traces.map(({ traceId }) => traceId)).toEqual([slow, failed, sale])
  expect(traces[2]).toEqual({
    traceId: sale,
    service: 'shop',
    operation: 'POST /sales',
    startUs: Number(startNs / 1_000n),
    durationUs: 10_500,
    spans: 3,
    errors: 0,
    logs: 1,
    services: [
      { name: 'stock', spans: 2 },
      { name: 'shop', spans: 1 },
    ],
  })
  expect(traces[1]?.errors).toBe(1)
})

test.each<[query: Record<string, string>, found: string[]]>([
  [{ service: 'shop' }, [slow, failed, sale]],
  [{ service: 'stock' }, [sale]],
  [{ service: 'unknown' }, []],
  [{ operation: 'take' }, [sale]],
  [{ operation: 'tak' }, []],
  [{ service: 'stock', operation: 'take' }, [sale]],
  [{ service: 'shop', operation: 'take' }, []],
  [{ errors: 'true' }, [failed]],
  [{ errors: 'false' }, [slow, failed, sale]],
  [{ minDurationMs: '10.5' }, [slow, sale]],
  [{ minDurationMs: '10.501' }, [slow]],
  [{ minDurationMs: '0' }, [slow, failed, sale]],
  [{ text: 'sold' }, [sale]],
  [{ text: 'sold', errors: 'true' }, []],
  [{ text: '', service: '', operation: '', limit: '', errors: '', minDurationMs: '' }, [slow, failed, sale]],
])('given %j, when traces are listed, then those that match come', async (query, found) => {
  expect((await viewer.list(query)).traces.map(({ traceId }) => traceId)).toEqual(found)
})

test('given a limit, when traces are listed, then it is told whether there are more', async () => {
  expect(await viewer.list({ limit: '2' })).toMatchObject({
    more: true,
    traces: [{ traceId: slow }, { traceId: failed }],
  })
  expect(await viewer.list({ limit: '3' })).toMatchObject({ more: false, traces: { length: 3 } })
})

test('given a service, when traces are listed, then the operations are its own', async () => {
  expect((await viewer.list({ service: 'stock' })).operations).toEqual(['take'])
  expect((await viewer.list({ service: 'unknown' })).operations).toEqual([])
})

test.each<Record<string, string>>([
  { limit: '0' },
  { limit: '1001' },
  { limit: '-1' },
  { limit: '1.5' },
  { limit: 'x' },
  { minDurationMs: '-1' },
  { minDurationMs: '10ms' },
  { minDurationMs: 'Infinity' },
  { errors: 'yes' },
  { text: 'x'.repeat(1_001) },
])('given %j, when traces are listed, then the answer is 400 and names the parameter', async (query) => {
  const response = await fetch(`${viewer.url}/api/viewer/traces?${new URLSearchParams(query)}`)
  expect(response.status).toBe(400)
  const [name] = Object.keys(query)
  expect(await response.json()).toEqual({
    error: { httpCode: 400, message: expect.stringContaining(`malformed parameter ${name}`) },
  })
})
