import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killServers } from '../../support/server-process'
import { findSecrets } from '../support/find-secret'
import { placesOfFixture, tellSecrets } from '../support/secretive-run'

const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
let places: string[]
beforeAll(async () => {
  places = await placesOfFixture(folder)
})
afterAll(() => {
  killServers()
  rmSync(folder, { recursive: true, force: true })
})

/** The settings of a process, where it tells something then, and the places that it tells nothing of: Thrift has no attributes of links. */
const processes: Record<string, { env: Record<string, string>; outputs: string[]; untold: string[] }> = {
  'JSON, a log file, traces, metrics and log lines by OTLP, EMF, Prometheus': {
    env: {
      NODE_ENV: 'development',
      LOG_FILE: join(folder, 'app.log'),
      LOG_BUFFER: 'on',
      OTEL_METRICS_EXPORTER: 'prometheus,emf,otlp',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    },
    outputs: ['stdout', 'LOG_FILE', '/ready', '/v1/traces', '/v1/metrics', '/v1/logs', 'Prometheus'],
    untold: ['outgoing user'],
  },
  'pretty lines, and with the full SDK traces and metrics on the console and as protobuf, log records too': {
    env: {
      NODE_ENV: 'production',
      LOG_FORMAT: 'pretty',
      LOG_LEVEL: 'debug',
      OTEL_TRACES_EXPORTER: 'otlp,console',
      OTEL_METRICS_EXPORTER: 'console,otlp',
      OTEL_LOGS_EXPORTER: 'otlp',
    },
    outputs: ['stdout', '/ready', '/v1/traces', '/v1/metrics', '/v1/logs'],
    untold: ['outgoing user'],
  },
  'Thrift over HTTP': {
    env: { NODE_ENV: 'production', LOG_LEVEL: 'debug', OTEL_TRACES_EXPORTER: 'jaeger' },
    outputs: ['stdout', '/ready', '/api/traces'],
    untold: ['span link', 'metric label', 'outgoing user'],
  },
}

test.each(Object.entries(processes))(
  'given secrets of every kind in every place, when a process writes %s, then none of them arrives',
  async (_name, { env, outputs: expected, untold }) => {
    const { rows, harmless, outputs } = await tellSecrets(folder, places, env)

    for (const where of expected) expect(`${where}: ${outputs[where]}`).toMatch(/redacted/)
    const all = Object.values(outputs).join('\n')
    const missing = harmless.filter(({ secret }) => !all.includes(secret)).map(({ place }) => place)
    expect(missing).toEqual(untold)
    const leaks = Object.entries(outputs).flatMap(([where, text]) =>
      findSecrets(text, rows).map(({ row, form }) => `${row.place}: ${row.kind}: ${form} in ${where}`),
    )
    expect(leaks).toEqual([])
  },
  60_000,
)
