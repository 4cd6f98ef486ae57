import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePorts } from './free-ports'

/** Paths or names of the two commands. */
export interface PrometheusCommands {
  readonly prometheus: string
  readonly promtool: string
}

/** A Prometheus that answers. */
export interface Prometheus {
  /** Base address of its API and page. */
  readonly url: string
  /** What a query answers now: labels and value of each series. */
  query(promql: string): Promise<Sample[]>
  stop(): Promise<void>
}

export interface Sample {
  readonly labels: Record<string, string>
  readonly value: number
}

/**
 * `describe` where there is a Prometheus: PROMETHEUS_BIN and PROMTOOL_BIN, or the commands on the path. Else the tests are skipped and the
 * name says why; with REQUIRE_PROMETHEUS=1 they fail instead.
 */
export function describeWithPrometheus(name: string, tests: (commands: PrometheusCommands) => void): void {
  const prometheus = process.env.PROMETHEUS_BIN || 'prometheus'
  const promtool = process.env.PROMTOOL_BIN || 'promtool'
  if ([prometheus, promtool].every(runs)) {
    describe(name, () => tests({ prometheus, promtool }))
    return
  }
  const reason = 'no PROMETHEUS_BIN and PROMTOOL_BIN, and neither on the path'
  if (process.env.REQUIRE_PROMETHEUS === '1') {
    test(`${name} (REQUIRE_PROMETHEUS=1)`, () => {
      throw new Error(reason)
    })
  } else test.skip(`${name} (skipped: ${reason})`, () => {})
}

/** What `promtool check metrics` has to say of a page: nothing, when there is nothing to mend. */
export function checkMetrics(
  { promtool }: PrometheusCommands,
  page: string,
): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(promtool, ['check', 'metrics'], {
    input: page,
    encoding: 'utf8',
  })
  return { code: status, said: stdout + stderr }
}

/** Starts a Prometheus of its own that fetches this page every second. */
export async function startPrometheus({ prometheus }: PrometheusCommands, page: string): Promise<Prometheus> {
  const [port] = await freePorts(1)
  const folder = mkdtempSync(path.join(tmpdir(), 'prometheus-'))
  const file = path.join(folder, 'prometheus.yml')
  writeFileSync(file, configuration(new URL(page)))
  const child = spawn(
    prometheus,
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${path.join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log = (log + text).slice(-4_000)
  })
  const url = `http://127.0.0.1:${port}`
  await untilReady(url, child, () => log)
  return {
    url,
    query: (promql) => query(url, promql),
    async stop() {
      const ended = once(child, 'close')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const configuration = ({ host, pathname }: URL) => `
global: { scrape_interval: 1s, scrape_timeout: 1s }
scrape_configs:
  - job_name: app
    metrics_path: ${pathname}
    static_configs: [{ targets: ['${host}'] }]
`

function runs(command: string): boolean {
  return spawnSync(command, ['--version'], { timeout: 10_000 }).status === 0
}

async function untilReady(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    const ready = await fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await delay(100)
  }
  child.kill('SIGKILL')
  throw new Error(`Prometheus did not start:\n${log()}`)
}

interface Answer {
  readonly status: string
  readonly error?: string
  readonly data?: { readonly result: readonly { metric: Record<string, string>; value: [number, string] }[] }
}

async function query(url: string, promql: string): Promise<Sample[]> {
  const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(promql)}`)
  const { status, error, data } = (await answer.json()) as Answer
  if (status !== 'success') throw new Error(`${promql}: ${error}`)
  return (data?.result ?? []).map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }))
}
