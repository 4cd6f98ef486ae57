import { newTraceId, span, spanId, text } from '../contract/support/spans'
import { startViewerForPage, type ViewerForPage } from '../page-api/support/viewer-with'

// Read again for each of its spans, it would keep the viewer busy for minutes.
const traceId = newTraceId()
const spans = Array.from({ length: 10_000 }, (_, n) => span({ traceId, spanId: spanId(n + 1) }))
const resource = { attributes: [text('service.name', 'large'), text('dump', 'x'.repeat(1_000_000))] }
let viewer: ViewerForPage

beforeAll(async () => {
  viewer = await startViewerForPage()
  await viewer.send({ resource, scopeSpans: [{ spans }] })
})
afterAll(() => viewer.stop())

test('given 10,000 spans of a large resource, when their trace is read from the older API, then they share its process', async () => {
  const response = await fetch(`${viewer.url}/api/traces/${traceId}`)
  const { data } = (await response.json()) as { data: { spans: unknown[]; processes: object }[] }
  expect(data[0]?.spans).toHaveLength(10_000)
  expect(Object.keys(data[0]?.processes ?? {})).toEqual(['p1'])
})

test.each([
  ['its value', 'x'.repeat(1_000), 404],
  ['no value of it', 'absent', 404],
])(
  'given 10,000 spans of a large resource, when a part of %s is searched for, then nothing is found',
  async (_what, value, status) => {
    const query = new URLSearchParams({
      'query.start_time_min': '2026-01-01T00:00:00Z',
      'query.start_time_max': '2027-01-01T00:00:00Z',
      'query.attributes': JSON.stringify({ dump: value }),
    })
    expect((await fetch(`${viewer.url}/api/v3/traces?${query}`)).status).toBe(status)
  },
)
