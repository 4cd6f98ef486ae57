import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

export type Line = Record<string, unknown> & { msg?: string; level?: string }

/** A fixture app in a process of its own, driven over HTTP and by signals. */
export interface AppProcess {
  readonly child: ChildProcess
  readonly url: string
  /** Standard output so far, line by line, parsed. */
  lines(): Line[]
  stdout(): string
  stderr(): string
  /** Resolves with the first line that fits. */
  line(fits: (line: Line) => boolean): Promise<Line>
  kill(signal: NodeJS.Signals): void
  exit(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

export interface StartOptions {
  env?: Record<string, string | undefined>
  nodeArgs?: string[]
  /** Resolve as soon as the process runs, not when it listens. */
  noListen?: boolean
}

const fixtures = path.join(__dirname, '..', 'fixtures')
const running = new Set<ChildProcess>()

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})

/** Starts `test/fixtures/<name>`; it is killed when the test ends. Its `process.send(port)` tells where it listens. */
export async function startApp(
  name: string,
  { env = {}, nodeArgs = [], noListen = false }: StartOptions = {},
): Promise<AppProcess> {
  const child = spawn(process.execPath, [...nodeArgs, path.join(fixtures, name)], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'development',
      OTEL_TRACES_EXPORTER: 'none',
      LOG_FORMAT: 'json',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  running.add(child)
  let out = ''
  let err = ''
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    err += text
  })
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child)
    return { code, signal } as { code: number | null; signal: NodeJS.Signals | null }
  })
  const port = noListen
    ? 0
    : await Promise.race([once(child, 'message').then(([told]) => told as number), ended.then(() => -1)])
  if (port === -1) throw new Error(`the app ended before it listened:\n${out}${err}`)

  const lines = () =>
    out
      .split('\n')
      .slice(0, -1)
      .filter(Boolean)
      .map((text) => JSON.parse(text) as Line)

  return {
    child,
    url: `http://127.0.0.1:${port}`,
    lines,
    stdout: () => out,
    stderr: () => err,
    line: async (fits) => {
      for (let tries = 0; tries < 500; tries++) {
        const found = lines().find(fits)
        if (found) return found
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      throw new Error(`no such line in:\n${out}\n${err}`)
    },
    kill: (signal) => void child.kill(signal),
    exit: () => ended,
  }
}
