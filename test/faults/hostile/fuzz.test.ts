import { join } from 'node:path'
import fc from 'fast-check'
import { freePort } from '../../support/free-ports'
import { killServers, type ServerProcess, startServer } from '../../support/server-process'
import { CheckedLines, isNoJsonObject, steersTerminal } from '../support/checked-lines'
import { debugToken, hostileRequest } from '../support/hostile-requests'
import { closeSinks, type OtlpSink, startSink } from '../support/otlp-sink'
import { RawClient, type RawRequest } from '../support/raw-client'

// FUZZ_REQUESTS=50000 FUZZ_SEED=… for more, or for the same again
const count = Number(process.env.FUZZ_REQUESTS || 4_000)
const seed = Number(process.env.FUZZ_SEED || Date.now() % 1_000_000_000)
const atOnce = 1_000
const lanes = 16
const silentMs = 300
const silentAgainMs = 5_000
const timeoutMs = 60_000 + 50 * count

// https://prometheus.io/docs/instrumenting/exposition_formats/
const metricsLine =
  /^(?:|# .*|[a-z_:][a-z\d_:]*(?:\{(?:[a-z_][a-z\d_]*="(?:[^"\\\n]|\\["\\n])*",?)*\})? [-+.\de]+(?:Inf)?)$/i

// of `fixtures/fuzzed.js`; what clients send makes no series of its own
const routes = ['/broken/:why', '/echo', '/fail/:why', '/items/:id', '/json']
const methods = new Set([
  ...'GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH QUERY'.split(' '),
  '_OTHER',
])

const observed = {
  OBSERVED: '1',
  DEBUG_TOKEN: debugToken,
  LOG_LEVEL: 'debug',
  LOG_CAPTURE_CONSOLE: 'true',
  OTEL_METRICS_EXPORTER: 'prometheus',
  OTEL_EXPORTER_PROMETHEUS_PORT: '0',
}
const onTerminal = { LOG_FORMAT: 'pretty', TERMINAL: '1', FORCE_COLOR: '1' }

function start(env: Record<string, string>, lines: CheckedLines): Promise<ServerProcess> {
  return startServer(join(__dirname, '../fixtures/fuzzed.js'), {
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
        found[at] = await client.send(requests[at] as RawRequest, silentMs)
      }
    }),
  )
  return found
}

describe(`given ${count} hostile requests (seed ${seed}), when an observed app gets them`, () => {
  const json = new CheckedLines(isNoJsonObject)
  const pretty = new CheckedLines(steersTerminal)
  const seen: Record<string, number> = {}
  const different: unknown[] = []
  let sink: OtlpSink
  let metrics: string
  let ends: unknown[]

  /** Sends them to an app without the library, and to two with it. */
  async function compare(ports: readonly number[]): Promise<void> {
    const clients = ports.map((port) => Array.from({ length: lanes }, () => new RawClient(port)))
    for (let done = 0; done < count; done += atOnce) {
      const numRuns = Math.min(atOnce, count - done)
      const requests = fc.sample(hostileRequest, { numRuns, seed: seed + done })
      const [alone = [], ...others] = await Promise.all(clients.map((some) => statuses(some, requests)))
      for (const [at, status] of alone.entries()) {
        seen[status] = (seen[status] ?? 0) + 1
        if (others.every((all) => all[at] === status)) continue
        // once more, on a connection of its own and with nothing beside it: a machine that is busy is silent for longer
        const request = { ...(requests[at] as RawRequest), plain: false }
        const again = await Promise.all(ports.map((port) => new RawClient(port).send(request, silentAgainMs)))
        if (new Set(again).size > 1) different.push({ request: request.text, again })
      }
    }
    for (const client of clients.flat()) client.close()
  }

  beforeAll(async () => {
    sink = await startSink()
    const metricsPort = await freePort()
    const traced = {
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
      OTEL_BSP_SCHEDULE_DELAY: '100',
    }
    const servers = await Promise.all([
      start({}, new CheckedLines(() => false)),
      start({ ...observed, ...traced, OTEL_EXPORTER_PROMETHEUS_PORT: metricsPort }, json),
      start({ ...observed, ...onTerminal }, pretty),
    ])
    await compare(servers.map(({ url }) => Number(new URL(url).port)))
    metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    for (const server of servers) server.kill('SIGTERM')
    ends = await Promise.all(
      servers.slice(1).map(async (server) => ({ ...(await server.exit()), stderr: server.stderr() })),
    )
    if (process.env.FUZZ_REQUESTS)
      console.log({
        seen,
        lines: json.count,
        linesForPeople: pretty.count,
        traces: sink.traces.size,
        series: series().length,
      })
  }, timeoutMs)
  afterAll(async () => {
    killServers()
    await closeSinks()
  })

  /** Those of what was measured of requests, each once. */
  const labelValues = (name: string) =>
    [
      ...new Set(
        Array.from(metrics.matchAll(RegExp(`\\b${name}="([^"]*)"`, 'g')), ([, value]) => value ?? ''),
      ),
    ].sort()
  const series = () => metrics.match(/^http_server_request_duration_seconds_count.*/gm) ?? []

  test('then it answers each as it would without the library', () => {
    expect(different.slice(0, 3)).toEqual([])
    // a fuzz that is refused at the door finds nothing
    expect(seen['200']).toBeGreaterThan(count / 10)
    expect(seen['404']).toBeGreaterThan(count / 20)
    expect(seen['418']).toBeGreaterThan(count / 50)
  })

  test('then every line is one JSON object', () => {
    expect(json.end().first).toEqual([])
    expect(json.count).toBeGreaterThan(count / 2)
  })

  test('then nothing that is written for people steers their terminal', () => {
    expect(pretty.end().first).toEqual([])
    expect(pretty.count).toBeGreaterThan(count / 2)
  })

  test('then its traces arrive', () => {
    expect(sink.traces.size).toBeGreaterThan(count / 10)
  })

  test('then its metrics can be read, and are not more for it', () => {
    expect(metrics.split('\n').filter((line) => !metricsLine.test(line))).toEqual([])
    expect(series().length).toBeGreaterThan(5)
    expect(labelValues('url_scheme')).toEqual(['http', 'https'])
    expect(labelValues('http_route')).toEqual(routes)
    expect(labelValues('http_request_method').filter((name) => !methods.has(name))).toEqual([])
  })

  test('then it has said nothing on standard error, and ends with 0', () => {
    expect(ends).toEqual(Array(2).fill({ code: 0, signal: null, stderr: '' }))
  })
})
