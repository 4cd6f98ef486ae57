import { exportTo } from './support/export-to'
import { startReceiver } from './support/start-receiver'

const traceId = '3'.repeat(32)
let receiver: Awaited<ReturnType<typeof startReceiver>>
beforeEach(async () => {
  receiver = await startReceiver()
})
afterEach(() => receiver.close())

test.each(['protobuf', 'json'] as const)(
  'given the exporter of the SDK, %s, when it exports log records, then those of a trace are kept with it',
  async (encoding) => {
    const { codes } = await exportTo(receiver.url, encoding)
    expect(codes).toEqual([0, 0])
    expect(receiver.store.stats().logs).toBe(3)
    const logs = receiver.store.trace(traceId)?.logs ?? []
    expect(logs.map(({ message }) => message)).toEqual([
      'hello größer 🙂',
      '{"nested":{"list":[1,"two"]}}',
      'bye',
    ])
    expect(logs[0]).toMatchObject({
      traceId,
      spanId: '4'.repeat(16),
      service: 'shop',
      severity: 13,
      level: 'warn',
    })
    expect(logs[0]?.timeUs).toBe(1_780_000_000_000_000)
    expect(JSON.parse(logs[0]?.attributes ?? '')).toContainEqual({
      key: 'integer',
      value: { intValue: '42' },
    })
  },
)

function record(parts: object): string {
  const logRecord = { traceId, timeUnixNano: '1780000000000000123', body: { stringValue: 'x' }, ...parts }
  return JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [logRecord] }] }] })
}

async function kept(parts: object) {
  const answer = await receiver.send('/v1/logs', { body: record(parts) })
  return {
    status: answer.status,
    text: answer.text,
    log: receiver.store.logs(traceId)[0],
    stats: receiver.store.stats(),
  }
}

test.each(['', '0'.repeat(32)])(
  'given a record with the trace id "%s", when it comes, then it is taken and not kept',
  async (none) => {
    const { status, text, stats } = await kept({ traceId: none })
    expect([status, text, stats.logs]).toEqual([200, '{"partialSuccess":{}}', 0])
  },
)

test('given a record without a time, when it was observed, then that is its time', async () => {
  const { log } = await kept({ timeUnixNano: '0', observedTimeUnixNano: '1780000000000005000' })
  expect(log?.timeUs).toBe(1_780_000_000_000_005)
})

test('given a record without any time, when it comes, then it is of now', async () => {
  const before = Date.now() * 1_000
  const { log } = await kept({ timeUnixNano: undefined })
  expect(log?.timeUs).toBeGreaterThanOrEqual(before)
})

test('given a record that names an event and has no body, when it comes, then the name is its message', async () => {
  const { log } = await kept({ body: undefined, eventName: 'session.start' })
  expect(log?.message).toBe('session.start')
})

test('given a span id of zeros, when a record comes, then it has none', async () => {
  const { log } = await kept({ spanId: '0'.repeat(16) })
  expect(log?.spanId).toBeUndefined()
})

test('given a trace id of a wrong length, when a record comes, then the answer says where', async () => {
  const { status, text } = await kept({ traceId: 'abcd' })
  expect(status).toBe(400)
  expect(JSON.parse(text).message).toBe(
    'resourceLogs[0].scopeLogs[0].logRecords[0].traceId: expected 32 hexadecimal digits, got "abcd"',
  )
})
