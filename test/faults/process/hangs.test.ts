import { closeSinks, startHangingSink } from '../support/otlp-sink'
import { openRequests, startFaulty, statusOf } from '../support/start-faulty'

afterAll(closeSinks)

async function stop(env: Record<string, string>, paths: readonly string[] = []) {
  const settings = { SHUTDOWN_TIMEOUT_MS: '4000', ...env }
  const app = await startFaulty(settings)
  await openRequests(app, paths)
  const startedAt = performance.now()
  app.kill('SIGTERM')
  const { code } = await app.exit()
  const tookMs = performance.now() - startedAt
  const limitMs = Number(settings.SHUTDOWN_TIMEOUT_MS)
  return { code, tookMs, limitMs, lines: app.lines(), last: app.lines().at(-1) }
}

async function tracesToNobody() {
  return { OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_ENDPOINT: (await startHangingSink()).url }
}

async function metricsToNobody() {
  return { OTEL_METRICS_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_ENDPOINT: (await startHangingSink()).url }
}

// All at once: they wait, they do not work.
const stopped = {
  hook: () => stop({ HANGING_HOOK: '1' }),
  check: () => stop({ HANGING_CHECK: '1' }, ['/ready']),
  exporter: async () => stop(await tracesToNobody()),
  'exporter, with the usual limit': async () =>
    stop({ ...(await tracesToNobody()), SHUTDOWN_TIMEOUT_MS: '25000' }),
  'exporter of metrics': async () => stop({ ...(await metricsToNobody()) }),
  request: () => stop({}, ['/hang']),
  'hook, check, exporter and request': async () =>
    stop({ ...(await tracesToNobody()), HANGING_HOOK: '1', HANGING_CHECK: '1' }, ['/hang', '/ready']),
}
type Case = keyof typeof stopped
const results = {} as Record<Case, Awaited<ReturnType<typeof stop>>>

beforeAll(async () => {
  const cases = Object.entries(stopped) as [Case, () => ReturnType<typeof stop>][]
  await Promise.all(
    cases.map(async ([name, run]) => {
      results[name] = await run()
    }),
  )
}, 60_000)

test.each<[Case, string[]]>([
  ['hook', ['close the database']],
  ['check', ['check database']],
  ['exporter', ['sending the last spans']],
  ['exporter, with the usual limit', ['sending the last spans']],
  ['exporter of metrics', ['sending the last metrics']],
  ['request', ['requests in flight: GET /hang']],
  [
    'hook, check, exporter and request',
    ['requests in flight: GET /hang', 'check database', 'close the database', 'sending the last spans'],
  ],
])(
  'given a hanging %s, when SIGTERM comes, then it ends within the limit with 1, and the last line names what hung',
  (name, hung) => {
    const { code, tookMs, limitMs, last } = results[name]
    expect(code).toBe(1)
    expect(tookMs).toBeLessThan(limitMs + 2_000)
    expect(last).toMatchObject({ level: 'error', msg: `shutdown: gave up on ${hung.join('; ')}`, hung })
  },
)

test('given a request that hangs, when the limit is reached, then it has its line', () => {
  const line = results.request.lines.find(({ route }) => route === '/hang')
  expect(line).toMatchObject({ outcome: 'server_aborted' })
})

test('given a check that has hung and ended since, when SIGTERM comes, then it ends with 0', async () => {
  const app = await startFaulty({ SLOW_CHECK_MS: '400', HEALTH_TIMEOUT_MS: '100' })
  expect(await statusOf(`${app.url}/ready`)).toBe(503)
  await new Promise((resolve) => setTimeout(resolve, 500))
  app.kill('SIGTERM')
  expect((await app.exit()).code).toBe(0)
})

test('given a check under way, when SIGTERM comes, then who waits for it is told 503, and it ends with 0', async () => {
  const app = await startFaulty({ SLOW_CHECK_MS: '800' })
  const ready = statusOf(`${app.url}/ready`)
  await openRequests(app, [])
  app.kill('SIGTERM')
  expect(await ready).toBe(503)
  expect((await app.exit()).code).toBe(0)
})
