import type { LogList } from '../../src/page-api/list-logs'
import { newTraceId, span, spansOf, startNs, text } from '../contract/support/spans'
import { logsOf, startViewerForPage, type ViewerForPage } from './support/viewer-with'

let viewer: ViewerForPage
beforeAll(async () => {
  viewer = await startViewerForPage()
})
afterAll(() => viewer.stop())

const logs = async (id: string) => {
  const response = await fetch(`${viewer.url}/api/viewer/traces/${id}/logs`)
  return { status: response.status, body: (await response.json()) as LogList }
}

const record = (traceId: string, afterNs: bigint, message: string) => ({
  traceId,
  spanId: 'b'.repeat(16),
  timeUnixNano: String(startNs + afterNs),
  severityNumber: 13,
  severityText: 'warn',
  body: { stringValue: message },
  attributes: [text('__proto__', 'a'), text('user', 'b')],
})

test('given log records, when those of a trace are asked for, then they come in the order of their time', async () => {
  const traceId = newTraceId()
  await viewer.sendLogs(
    logsOf(
      'shop',
      record(traceId, 5_000n, 'second'),
      record(newTraceId(), 1n, 'other'),
      record(traceId, 1_000n, 'first'),
    ),
  )
  const { status, body } = await logs(traceId.toUpperCase())
  expect(status).toBe(200)
  const line = {
    traceId,
    spanId: 'b'.repeat(16),
    service: 'shop',
    severity: 13,
    level: 'warn',
    attributes: [text('__proto__', 'a'), text('user', 'b')],
  }
  const startUs = Number(startNs / 1_000n)
  expect(body).toEqual({
    logs: [
      { ...line, message: 'first', timeUs: startUs + 1 },
      { ...line, message: 'second', timeUs: startUs + 5 },
    ],
    earlier: 0,
  })
})

test('given a trace without log records or no trace, when they are asked for, then there are none', async () => {
  const traceId = newTraceId()
  await viewer.send(spansOf('shop', span({ traceId })))
  for (const id of [traceId, newTraceId()])
    expect(await logs(id)).toEqual({ status: 200, body: { logs: [], earlier: 0 } })
})

test('given more log records than anybody reads, when they are asked for, then the latest come, and how many were before', async () => {
  const traceId = newTraceId()
  const records = Array.from({ length: 6_000 }, (_, index) =>
    record(traceId, BigInt(index) * 1_000n, `line ${index}`),
  )
  await viewer.sendLogs(logsOf('shop', ...records))
  const { logs: lines, earlier } = (await logs(traceId)).body
  expect(earlier).toBe(1_000)
  expect([lines.length, lines[0]?.message, lines.at(-1)?.message]).toEqual([5_000, 'line 1000', 'line 5999'])
})

test('given what is no id, when its log records are asked for, then the answer is 400', async () => {
  expect((await logs('zz')).status).toBe(400)
})
