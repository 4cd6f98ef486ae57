import type { OtlpSpan } from '../../src/otlp/otlp-json'
import { type ExportedSpan, exportTo } from './support/export-to'
import { startReceiver } from './support/start-receiver'

type Exporting = [encoding: 'protobuf' | 'json', compression: 'gzip' | 'none']

let receiver: Awaited<ReturnType<typeof startReceiver>>
beforeEach(async () => {
  receiver = await startReceiver()
})
afterEach(() => receiver.close())

async function exported(...[encoding, compression]: Exporting) {
  receiver.store.clear()
  const { codes, spans } = await exportTo(receiver.url, encoding, compression)
  const stored = [...receiver.store.traces()].flatMap((trace) => trace.spans)
  const logs = receiver.store.logs('3'.repeat(32))
  return { codes, spans, stored, logs }
}

test.each<Exporting>([
  ['protobuf', 'none'],
  ['protobuf', 'gzip'],
  ['json', 'none'],
  ['json', 'gzip'],
])(
  'given the exporters of the SDK, %s, compression %s, when they export, then each span is kept as it is',
  async (encoding, compression) => {
    const { codes, spans, stored } = await exported(encoding, compression)
    expect(codes).toEqual([0, 0])
    expect(spans).toHaveLength(4)
    expect(stored).toHaveLength(4)
    for (const span of spans) {
      const kept = stored.find(({ spanId }) => spanId === span.spanId)
      const { traceId, parentSpanId, name, kind, service, failed, scope } = span
      expect(kept).toMatchObject({ traceId, parentSpanId, name, kind, service, failed })
      expect(JSON.parse(kept?.scope ?? '')).toEqual({ name: scope.name, version: scope.version })
      const json: OtlpSpan = JSON.parse(kept?.json ?? '')
      expect(json.startTimeUnixNano).toBe(nanos(span.startTime))
      expect(json.endTimeUnixNano).toBe(nanos(span.endTime))
      expect(json.status.message).toBe(span.status)
      expect(json.attributes?.map(({ key }) => key) ?? []).toEqual(span.attributes)
      expect(json.events?.map((event) => event.name) ?? []).toEqual(span.events)
      expect(json.links?.map((link) => link.spanId) ?? []).toEqual(span.links)
    }
  },
)

test('given the same spans and log records, when they come in protobuf and in JSON, then the same is kept', async () => {
  const inProtobuf = await exported('protobuf', 'none')
  const inJson = await exported('json', 'none')
  expect(inJson.stored).toEqual(inProtobuf.stored)
  expect(inJson.logs).toEqual(inProtobuf.logs)
})

test('given attributes of every kind, when they come from the SDK, then each keeps its kind', async () => {
  const { stored } = await exported('protobuf', 'none')
  const root = stored.find(({ service, kind }) => service === 'shop' && kind === 2)
  const { attributes }: OtlpSpan = JSON.parse(root?.json ?? '')
  expect(Object.fromEntries(attributes?.map(({ key, value }) => [key, value]) ?? [])).toEqual({
    text: { stringValue: 'größer, 日本, 🙂' },
    empty: { stringValue: '' },
    integer: { intValue: '42' },
    negative: { intValue: '-7' },
    fraction: { doubleValue: 1.5 },
    yes: { boolValue: true },
    no: { boolValue: false },
    texts: { arrayValue: { values: [{ stringValue: 'a' }, { stringValue: 'b' }] } },
    numbers: { arrayValue: { values: [{ intValue: '1' }, { doubleValue: 2.5 }] } },
  })
})

function nanos([seconds, rest]: ExportedSpan['startTime']): string {
  return String(BigInt(seconds) * 1_000_000_000n + BigInt(rest))
}
