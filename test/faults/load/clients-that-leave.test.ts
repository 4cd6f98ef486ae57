import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { freePort } from '../../support/free-ports'
import { killServers, type Line, type ServerProcess, startServer } from '../../support/server-process'
import { ask, askUntil } from '../support/ask'
import { closeSinks, type OtlpSink, startSink } from '../support/otlp-sink'
import { head } from '../support/raw-connection'

const connections = 1_000
const atOnce = 50
const rounds = 3
const mostGrownBytes = 3_000_000

/** What a client has sent when it goes. */
const ways = [
  '',
  'GET /fast HTTP/1.1\r\nHos',
  head('GET', '/slow'),
  head('GET', '/never'),
  `${head('POST', '/upload', 'Content-Length: 10000')}half of it`,
  `${head('POST', '/upload', 'Transfer-Encoding: chunked')}5\r\nhello\r\n`,
  head('GET', '/large'),
  head('GET', '/fast'),
  `${head('GET', '/never')}${head('GET', '/fast')}${head('GET', '/never')}`,
]

interface Left {
  readonly taken: number
  readonly connections: number
  readonly openRequests: number
  readonly listeners: number
}

/** Connects, sends, stays for a moment and is gone, by an end or by a reset. */
async function comeAndGo(url: string, turn: number): Promise<void> {
  const socket: Socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) })
  socket.on('error', () => {})
  await once(socket, 'connect')
  const text = ways[turn % ways.length] as string
  await new Promise((sent) => socket.write(text, sent))
  if (turn % 3 > 0) await new Promise((resolve) => setTimeout(resolve, turn % 30))
  if (turn % 2 === 0) socket.resetAndDestroy()
  else socket.destroy()
}

async function round(app: ServerProcess): Promise<void> {
  for (let turn = 0; turn < connections; turn += atOnce)
    await Promise.all(Array.from({ length: atOnce }, (_, i) => comeAndGo(app.url, turn + i)))
}

describe(`given ${rounds * connections} connections that end in every state of a request, when all are gone`, () => {
  let sink: OtlpSink
  let before: Left
  let left: Left
  let metrics: string
  let lines: Line[]
  const heaps: number[] = []
  beforeAll(async () => {
    sink = await startSink()
    const metricsPort = await freePort()
    const app = await startServer(join(__dirname, '../fixtures/left-app.js'), {
      nodeArgs: ['--expose-gc'],
      env: {
        NODE_ENV: 'production',
        SHUTDOWN_DRAIN_MS: '0',
        LOG_LEVEL: 'info',
        LOG_BUFFER: 'on',
        LOG_BUFFER_SLOW_MS: '600000',
        // a few times that of what is open at once
        LOG_BUFFER_TOTAL_BYTES: '500000',
        OTEL_TRACES_EXPORTER: 'otlp',
        OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
        OTEL_BSP_SCHEDULE_DELAY: '100',
        OTEL_BSP_MAX_QUEUE_SIZE: '20000',
        OTEL_METRICS_EXPORTER: 'prometheus',
        OTEL_EXPORTER_PROMETHEUS_PORT: metricsPort,
      },
    })
    await (await fetch(`${app.url}/fast`, { headers: { connection: 'close' } })).text()
    before = await askUntil<Left>(app, 'left', (now) => now.connections === 0)
    for (let i = 0; i < rounds; i++) {
      await round(app)
      left = await askUntil<Left>(app, 'left', (now) => now.connections === 0 && now.openRequests === 0)
      heaps.push((await ask<{ heapUsed: number }>(app, 'memory')).heapUsed)
    }
    metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    // what was held for others leaves no less room for this one
    await (await fetch(`${app.url}/fail`, { headers: { connection: 'close' } })).text()
    app.kill('SIGTERM')
    expect(await app.exit()).toEqual({ code: 0, signal: null })
    lines = app.lines()
  }, 120_000)
  afterAll(async () => {
    killServers()
    await closeSinks()
  })

  test('then each request that was taken has had its one line and its one span', () => {
    const ended = lines.filter(({ outcome }) => outcome !== undefined)
    // and the one that failed
    expect(ended).toHaveLength(left.taken + 1)
    expect(new Set(ended.map(({ trace_id }) => trace_id)).size).toBe(left.taken + 1)
    const withSpan = ended.filter(({ trace_id }) => sink.traces.get(String(trace_id))?.length === 1)
    expect(withSpan).toHaveLength(left.taken + 1)
    expect(left.taken).toBeGreaterThan(rounds * connections * 0.6)
    expect(new Set(ended.map(({ outcome }) => outcome))).toEqual(new Set(['completed', 'client_aborted']))
  })

  test('then the metric of open requests is back at 0', () => {
    const open = metrics.match(/^http_server_active_requests\{.*/gm) ?? []
    expect(open.length).toBeGreaterThan(0)
    expect(open.filter((line) => !line.endsWith(' 0'))).toEqual([])
  })

  test('then no listener and no memory is kept for them', () => {
    expect(left.listeners).toBe(before.listeners)
    expect((heaps.at(-1) ?? 0) - (heaps[0] ?? 0)).toBeLessThan(mostGrownBytes)
  })

  test('then nothing is held of their debug lines: one that fails now has all of its own', () => {
    const debug = lines.filter(({ level }) => level === 'debug')
    expect(debug.map(({ msg }) => msg)).toEqual(['held for the request'])
  })
})
