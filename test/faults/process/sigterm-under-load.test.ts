import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { killServers, startServer } from '../../support/server-process'
import { type Sent, startLoad } from '../support/http-load'
import { closeSinks, startSink } from '../support/otlp-sink'

const runs = 20
/** Of the runs at a time: how long each goes on serving after the signal. */
const drains = [0, 0, 0, 1_000]
const timeoutMs = 15_000
const service = path.join(__dirname, '../fixtures/loaded-app.js')

interface Run {
  readonly sent: readonly Sent[]
  readonly code: number | null
  readonly tookMs: number
  /** How many completion lines there are for each request's id. */
  readonly linesOf: ReadonlyMap<unknown, number>
  readonly traces: ReadonlyMap<string, readonly string[]>
  readonly lastLine: string | undefined
  /** The clients' ports of the connections that the process took. */
  readonly accepted: ReadonlySet<number | undefined>
}

const done: Run[] = []

/** One process, from its start to its end: SIGTERM after a second of load, which goes on. */
async function stopUnderLoad(drainMs: number): Promise<Run> {
  const sink = await startSink()
  const app = await startServer(service, {
    env: {
      NODE_ENV: 'production',
      SHUTDOWN_DRAIN_MS: String(drainMs),
      SHUTDOWN_TIMEOUT_MS: String(timeoutMs),
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
    },
  })
  const load = startLoad(app.url)
  await delay(1_000)
  const accepted = once(app.child, 'message').then(([told]) => new Set<number>(told.accepted))
  const startedAt = performance.now()
  app.kill('SIGTERM')
  await load.refused
  const [sent, { code }] = await Promise.all([load.end(), app.exit()])
  const tookMs = performance.now() - startedAt
  const linesOf = new Map<unknown, number>()
  for (const { requestId, outcome } of app.lines())
    if (outcome === 'completed') linesOf.set(requestId, (linesOf.get(requestId) ?? 0) + 1)
  return {
    sent,
    code,
    tookMs,
    linesOf,
    traces: sink.traces,
    lastLine: app.lines().at(-1)?.msg,
    accepted: await accepted,
  }
}

const answered = ({ sent }: Run) => sent.filter(({ outcome }) => outcome === 200)

describe(`given 200 requests a second, when SIGTERM comes, ${runs} times`, () => {
  beforeAll(async () => {
    while (done.length < runs) done.push(...(await Promise.all(drains.map(stopUnderLoad))))
  }, 240_000)
  afterAll(async () => {
    killServers()
    await closeSinks()
  })

  // One that the system has taken for the process, in the moment between its last look and the end of its listener, is reset by the system.
  test('then each request on a connection that was accepted is answered', () => {
    const failed = done.flatMap(({ sent, accepted }) =>
      sent.filter(({ outcome, port }) => outcome !== 200 && outcome !== 'refused' && accepted.has(port)),
    )
    expect(failed).toEqual([])
  })

  test('then each run has answered before the signal and after it, and refused at last', () => {
    const outcomes = done.map((run) => new Set(run.sent.map(({ outcome }) => outcome)))
    expect(outcomes.filter((of) => !of.has(200) || !of.has('refused'))).toEqual([])
    expect(done.map((run) => answered(run).some(({ kind }) => kind.includes('/slow/2000')))).not.toContain(
      false,
    )
  })

  test('then each answered request has its one line in the log', () => {
    const without = done.flatMap((run) => answered(run).filter(({ id }) => run.linesOf.get(id) !== 1))
    expect(without).toEqual([])
  })

  test('then each answered request has its span in the sink', () => {
    const without = done.flatMap((run) =>
      answered(run).filter(({ traceId }) => run.traces.get(traceId)?.length !== 1),
    )
    expect(without).toEqual([])
  })

  test('then it ends with 0 within the limit, and says so last', () => {
    for (const { code, tookMs, lastLine } of done) {
      expect({ code, lastLine }).toEqual({ code: 0, lastLine: 'shutdown: done' })
      expect(tookMs).toBeLessThan(timeoutMs)
    }
  })
})
