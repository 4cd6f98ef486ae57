import { join } from 'node:path'
import { killServers, startServer } from '../../support/server-process'
import { closeSinks, type OtlpSink, startSink } from '../support/otlp-sink'

const count = 5_000
const lanes = 50
const debugToken = 'the-token-of-one-in-a-thousand'
// one in a thousand, two and three of them next to each other
const debugged = new Set([1_200, 1_201, 3_400, 3_401, 3_402])

interface Answer {
  readonly status: number
  readonly requestId: string | null
  readonly traceId: string | null
}

/** Some send a wrong token, a part of the right one, or ask for their trace to be kept. */
function headersOf(turn: number): Record<string, string> {
  if (debugged.has(turn)) return { 'x-debug-token': debugToken }
  if (turn % 10 === 3) return { 'x-debug-token': 'another-token' }
  if (turn % 10 === 6) return { 'x-debug-token': debugToken.slice(0, -1) }
  if (turn % 10 === 9) return { traceparent: `00-${String(turn).padStart(32, 'a')}-${'b'.repeat(16)}-01` }
  return {}
}

async function send(url: string, turn: number): Promise<Answer> {
  const answer = await fetch(`${url}/jobs/${turn}?ms=${turn % 20}`, { headers: headersOf(turn) })
  await answer.arrayBuffer()
  const { status, headers } = answer
  return { status, requestId: headers.get('x-request-id'), traceId: headers.get('x-trace-id') }
}

describe(`given ${count} requests, ${lanes} at a time, and a sampler that keeps none, when one in a thousand has the debug token`, () => {
  const answers: Answer[] = []
  let sink: OtlpSink
  let lines: readonly Record<string, unknown>[]
  beforeAll(async () => {
    sink = await startSink()
    const app = await startServer(join(__dirname, '../fixtures/debugged-app.js'), {
      env: {
        NODE_ENV: 'production',
        SHUTDOWN_DRAIN_MS: '0',
        LOG_LEVEL: 'info',
        DEBUG_TOKEN: debugToken,
        OTEL_TRACES_SAMPLER: 'always_off',
        OTEL_TRACES_EXPORTER: 'otlp',
        OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
      },
    })
    let next = 0
    const lane = async () => {
      while (next < count) {
        const turn = next++
        answers[turn] = await send(app.url, turn)
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    app.kill('SIGTERM')
    expect(await app.exit()).toEqual({ code: 0, signal: null })
    lines = app.lines()
  }, 60_000)
  afterAll(async () => {
    killServers()
    await closeSinks()
  })

  const asked = () => [...debugged].map((turn) => answers[turn] as Answer)
  const sorted = (all: readonly unknown[]) => all.map(String).sort()

  test('then all are answered', () => {
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    expect(answers).toHaveLength(count)
  })

  test('then only its lines are debug, and all of them are there', () => {
    const debug = lines.filter(({ level }) => level === 'debug')
    const wanted = asked().flatMap(({ requestId }) =>
      ['before', 'between', 'after'].map((msg) => `${requestId} ${msg}`),
    )
    expect(sorted(debug.map(({ requestId, msg }) => `${requestId} ${msg}`))).toEqual(sorted(wanted))
  })

  test('then every request has its one line at info, as ever', () => {
    const completed = lines.filter(({ outcome }) => outcome === 'completed')
    expect(sorted(completed.map(({ requestId }) => requestId))).toEqual(
      sorted(answers.map(({ requestId }) => requestId)),
    )
    expect(completed.every(({ level }) => level === 'info')).toBe(true)
  })

  test('then its trace is kept, under the id that it was told, and nobody else’s', () => {
    expect(sorted([...sink.traces.keys()])).toEqual(sorted(asked().map(({ traceId }) => traceId)))
    expect([...sink.traces.values()]).toEqual(asked().map(() => ['GET /jobs/:id']))
  })
})
