import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePorts } from './free-ports'

/** A Jaeger v2 that answers. */
export interface Jaeger {
  /** Base address of the query API. */
  readonly query: string
  /** Base address for OTLP over HTTP, and for OTLP over gRPC. */
  readonly otlp: string
  readonly grpc: string
  /** Full address for Thrift over HTTP. */
  readonly thrift: string
  stop(): Promise<void>
}

/** A span as `/api/v3/traces` gives it: OTLP in JSON, attributes as a plain object. */
export interface StoredSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  /** OTLP's number: 1 internal, 2 server, 3 client. */
  kind: number
  service: string
  attributes: Record<string, unknown>
  /** OTLP's number: 2 is an error. */
  statusCode: number | undefined
  events: { name: string; attributes: Record<string, unknown> }[]
}

const running: Jaeger = {
  query: 'http://127.0.0.1:16686',
  otlp: 'http://127.0.0.1:4318',
  grpc: 'http://127.0.0.1:4317',
  thrift: 'http://127.0.0.1:14268/api/traces',
  stop: async () => {},
}

/**
 * `describe` where there is a Jaeger: JAEGER_BIN, or one that answers on its own ports. Else the tests are skipped and the
 * name says why; with REQUIRE_JAEGER=1 they fail instead.
 */
export function describeWithJaeger(name: string, tests: (jaeger: () => Jaeger) => void): void {
  const binary = process.env.JAEGER_BIN
  if (!binary && !answers(running.query)) {
    without(name)
    return
  }
  describe(name, () => {
    let jaeger: Jaeger
    beforeAll(async () => {
      jaeger = binary ? await startJaeger(binary) : running
    }, 60_000)
    afterAll(() => jaeger?.stop())
    tests(() => jaeger)
  })
}

/** Reads a trace back, waiting until it has at least this many spans. */
export async function readTrace({ query }: Jaeger, traceId: string, atLeast: number): Promise<StoredSpan[]> {
  let spans: StoredSpan[] = []
  for (let tries = 0; tries < 150; tries++) {
    const response = await fetch(`${query}/api/v3/traces/${traceId}`)
    spans = response.ok ? spansOf(await response.json()) : []
    if (spans.length >= atLeast) return spans
    await delay(100)
  }
  throw new Error(
    `trace ${traceId}: ${spans.length} spans of ${atLeast}: ${spans.map((span) => span.name).join(', ')}`,
  )
}

function without(name: string): void {
  const reason = 'no JAEGER_BIN, and no Jaeger answers on port 16686'
  if (process.env.REQUIRE_JAEGER === '1') {
    test(`${name} (REQUIRE_JAEGER=1)`, () => {
      throw new Error(reason)
    })
  } else test.skip(`${name} (skipped: ${reason})`, () => {})
}

function answers(query: string): boolean {
  const probe = `fetch('${query}/api/v3/services').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`
  return spawnSync(process.execPath, ['-e', probe], { timeout: 5_000 }).status === 0
}

async function startJaeger(binary: string): Promise<Jaeger> {
  const [query, queryGrpc, otlp, grpc, thrift] = await freePorts(5)
  const folder = mkdtempSync(path.join(tmpdir(), 'jaeger-'))
  const file = path.join(folder, 'jaeger.yaml')
  writeFileSync(file, configuration({ query, queryGrpc, otlp, grpc, thrift }))
  // its own traces, which nobody takes, would hold up its end for 10 s
  const env = { ...process.env, OTEL_TRACES_SAMPLER: 'always_off' }
  const child = spawn(binary, ['--config', file], { stdio: ['ignore', 'ignore', 'pipe'], env })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log = (log + text).slice(-4_000)
  })
  const address = `http://127.0.0.1:${query}`
  await untilItAnswers(address, child, () => log)
  return {
    query: address,
    otlp: `http://127.0.0.1:${otlp}`,
    grpc: `http://127.0.0.1:${grpc}`,
    thrift: `http://127.0.0.1:${thrift}/api/traces`,
    stop: async () => {
      const ended = once(child, 'close')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilItAnswers(address: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    if (
      await fetch(`${address}/api/v3/services`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return
    await delay(100)
  }
  child.kill('SIGKILL')
  throw new Error(`Jaeger did not start:\n${log()}`)
}

const configuration = (
  ports: Record<'query' | 'queryGrpc' | 'otlp' | 'grpc' | 'thrift', number | undefined>,
) => `
service:
  extensions: [jaeger_storage, jaeger_query]
  pipelines:
    traces: { receivers: [otlp, jaeger], exporters: [jaeger_storage_exporter] }
  telemetry: { metrics: { level: none } }
extensions:
  jaeger_storage: { backends: { memory: { memory: { max_traces: 10000 } } } }
  jaeger_query:
    storage: { traces: memory }
    http: { endpoint: '127.0.0.1:${ports.query}' }
    grpc: { endpoint: '127.0.0.1:${ports.queryGrpc}' }
receivers:
  otlp:
    protocols: { http: { endpoint: '127.0.0.1:${ports.otlp}' }, grpc: { endpoint: '127.0.0.1:${ports.grpc}' } }
  jaeger: { protocols: { thrift_http: { endpoint: '127.0.0.1:${ports.thrift}' } } }
exporters:
  jaeger_storage_exporter: { trace_storage: memory }
`

interface OtlpValue {
  stringValue?: string
  intValue?: string
  doubleValue?: number
  boolValue?: boolean
}
type OtlpAttributes = { key: string; value: OtlpValue }[]
interface OtlpSpan extends Omit<StoredSpan, 'attributes' | 'events' | 'service' | 'statusCode'> {
  attributes?: OtlpAttributes
  status?: { code?: number }
  events?: { name: string; attributes?: OtlpAttributes }[]
}
interface OtlpTraces {
  result?: {
    resourceSpans?: { resource?: { attributes?: OtlpAttributes }; scopeSpans?: { spans?: OtlpSpan[] }[] }[]
  }
}

function spansOf(body: unknown): StoredSpan[] {
  return ((body as OtlpTraces).result?.resourceSpans ?? []).flatMap(({ resource, scopeSpans = [] }) =>
    scopeSpans.flatMap(({ spans = [] }) =>
      spans.map(({ attributes, events = [], status, ...span }) => ({
        ...span,
        service: String(plain(resource?.attributes)['service.name']),
        attributes: plain(attributes),
        statusCode: status?.code,
        events: events.map((event) => ({ name: event.name, attributes: plain(event.attributes) })),
      })),
    ),
  )
}

function plain(attributes: OtlpAttributes = []): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      value.intValue === undefined
        ? (value.stringValue ?? value.doubleValue ?? value.boolValue)
        : Number(value.intValue),
    ]),
  )
}
