import { killServers } from '../../support/server-process'
import { type Behaviour, startCollector } from '../support/collector'
import { startOutageService, type Way, ways, work } from '../support/outage-service'

const outages: readonly Behaviour[] = ['hangs', 'never ends its answer', '429 with Retry-After', 'resets']
const hung = 'shutdown: gave up on sending the last spans'
const cases = (Object.keys(ways) as Way[]).flatMap((way) => outages.map((outage) => [way, outage] as const))

async function stopIn(way: Way, outage: Behaviour) {
  const collector = await startCollector(outage)
  const service = await startOutageService({
    ...ways[way](collector.url),
    // what is sent would be tried for a minute
    OTEL_BSP_EXPORT_TIMEOUT: '60000',
    OTEL_EXPORTER_OTLP_TIMEOUT: '60000',
    OTEL_BSP_SCHEDULE_DELAY: '60000',
    LOG_LEVEL: 'info',
    SHUTDOWN_TIMEOUT_MS: '8000',
  })
  // one batch is under way, another one waits
  await work(service, 40)
  service.kill('SIGTERM')
  const exit = await service.exit()
  await collector.close()
  return { exit, stderr: service.stderr(), lines: service.lines() }
}

// All at once: they wait, they do not work.
const stopped = new Map<string, Awaited<ReturnType<typeof stopIn>>>()
beforeAll(async () => {
  await Promise.all(cases.map(async ([way, outage]) => stopped.set(way + outage, await stopIn(way, outage))))
}, 60_000)
afterAll(killServers)

test.each(cases)(
  'given spans that wait to go by %s to a collector that: %s, when SIGTERM comes, then the process ends by itself, and its exit code and last line agree',
  (way, outage) => {
    const { exit, stderr, lines } = stopped.get(way + outage) ?? {}
    const msg = lines?.at(-1)?.msg
    expect(stderr).toBe('')
    // exporter-jaeger asks for no more of an answer than its status
    const waits = outage === 'hangs' || (outage === 'never ends its answer' && way !== 'Thrift over HTTP')
    expect({ exit, msg }).toEqual({
      exit: { code: waits ? 1 : 0, signal: null },
      msg: waits ? hung : 'shutdown: done',
    })
  },
)
