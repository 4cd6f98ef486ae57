import { join } from 'node:path'
import fc from 'fast-check'
import { killServers, type ServerProcess, startServer } from '../../support/server-process'
import { CheckedLines, isNoJsonObject, steersTerminal } from '../support/checked-lines'
import { debugToken, hostileRequest } from '../support/hostile-requests'
import { closeSinks, startSink } from '../support/otlp-sink'
import { RawClient, type RawRequest } from '../support/raw-client'

// FUZZ_REQUESTS=50000 FUZZ_SEED=… for more, or for the same again
const count = Number(process.env.FUZZ_REQUESTS || 6_000)
const seed = Number(process.env.FUZZ_SEED || Date.now() % 1_000_000_000)
const atOnce = 1_000
const lanes = 16

const file = join(__dirname, '../fixtures/fuzzed.js')

function start(env: Record<string, string>, lines: CheckedLines): Promise<ServerProcess> {
  return startServer(file, {
    onStdout: lines.take,
    env: { NODE_ENV: 'production', SHUTDOWN_DRAIN_MS: '0', ...env },
  })
}

/** The statuses of all, in order. */
async function statuses(clients: readonly RawClient[], requests: readonly RawRequest[]): Promise<string[]> {
  const found: string[] = []
  let next = 0
  await Promise.all(
    clients.map(async (client) => {
      while (next < requests.length) {
        const at = next++
        found[at] = await client.send(requests[at] as RawRequest)
      }
    }),
  )
  return found
}

afterAll(async () => {
  killServers()
  await closeSinks()
})

test(`given ${count} hostile requests (seed ${seed}), when an observed app gets them, then it answers as it would alone, writes only JSON objects, and nothing that steers a terminal`, async () => {
  const observed = {
    OBSERVED: '1',
    DEBUG_TOKEN: debugToken,
    LOG_LEVEL: 'debug',
    LOG_CAPTURE_CONSOLE: 'true',
    OTEL_METRICS_EXPORTER: 'prometheus',
    OTEL_EXPORTER_PROMETHEUS_PORT: '0',
  }
  const sink = await startSink()
  const traced = {
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
    OTEL_BSP_SCHEDULE_DELAY: '100',
  }
  const json = new CheckedLines(isNoJsonObject)
  const pretty = new CheckedLines(steersTerminal)
  const servers = await Promise.all([
    start({}, new CheckedLines(() => false)),
    start({ ...observed, ...traced }, json),
    start({ ...observed, LOG_FORMAT: 'pretty' }, pretty),
  ])
  const clients = servers.map(({ url }) =>
    Array.from({ length: lanes }, () => new RawClient(Number(new URL(url).port))),
  )

  const seen: Record<string, number> = {}
  const different: unknown[] = []
  for (let done = 0; done < count; done += atOnce) {
    const requests = fc.sample(hostileRequest, { numRuns: Math.min(atOnce, count - done), seed: seed + done })
    const [alone = [], ...others] = await Promise.all(clients.map((some) => statuses(some, requests)))
    for (const [at, status] of alone.entries()) {
      seen[status] = (seen[status] ?? 0) + 1
      if (others.every((all) => all[at] === status)) continue
      // once more, with nothing beside it: a machine that is busy is silent for longer
      const request = requests[at] as RawRequest
      const again = await Promise.all(clients.map(([client]) => (client as RawClient).send(request)))
      if (new Set(again).size > 1) different.push({ request: request.text, again })
    }
  }
  for (const client of clients.flat()) client.close()
  for (const server of servers) server.kill('SIGTERM')
  const ends = await Promise.all(servers.slice(1).map((server) => server.exit()))

  expect(different.slice(0, 3)).toEqual([])
  expect(ends).toEqual(Array(2).fill({ code: 0, signal: null }))
  expect(servers.slice(1).map((server) => server.stderr())).toEqual(['', ''])
  expect(json.end().first).toEqual([])
  expect(pretty.end().first).toEqual([])
  // a fuzz that is refused at the door finds nothing
  expect(seen['200']).toBeGreaterThan(count / 10)
  expect(seen['404']).toBeGreaterThan(count / 20)
  expect(seen['418']).toBeGreaterThan(count / 50)
  expect(json.count).toBeGreaterThan(count / 2)
  expect(pretty.count).toBeGreaterThan(count / 2)
  expect(sink.traces.size).toBeGreaterThan(count / 10)
  if (process.env.FUZZ_REQUESTS)
    console.log({
      count,
      seed,
      seen,
      jsonLines: json.count,
      prettyLines: pretty.count,
      traces: sink.traces.size,
    })
}, 600_000)
