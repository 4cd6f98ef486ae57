import { newTraceId, span, spansOf } from '../contract/support/spans'
import { startViewerForPage } from './support/viewer-with'

test('given traces, when they are cleared, then nothing of them is left', async () => {
  const viewer = await startViewerForPage()
  const traceId = newTraceId()
  await viewer.send(spansOf('shop', span({ traceId })))
  const response = await fetch(`${viewer.url}/api/viewer/traces`, { method: 'DELETE' })
  expect(response.status).toBe(204)
  expect(await viewer.list()).toMatchObject({
    traces: [],
    more: false,
    kept: { traces: 0, spans: 0, evictedTraces: 0 },
    services: [],
    operations: [],
  })
  expect((await fetch(`${viewer.url}/api/v3/traces/${traceId}`)).status).toBe(404)
  expect(await (await fetch(`${viewer.url}/api/v3/services`)).json()).toEqual({ services: [] })
  await viewer.stop()
})
