import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export type Line = Record<string, unknown> & { msg?: string; level?: string }

/** A server in a process of its own, driven over HTTP and by signals. */
export interface ServerProcess {
  readonly child: ChildProcess
  readonly url: string
  /** Its log so far, line by line. */
  lines(): Line[]
  /** Resolves with the first line that fits. */
  line(fits: (line: Line) => boolean): Promise<Line>
  stdout(): string
  stderr(): string
  kill(signal: NodeJS.Signals): void
  exit(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

export interface StartOptions {
  env?: Record<string, string | undefined>
  nodeArgs?: readonly string[]
  /** Resolve as soon as the process runs, not when it listens. */
  noListen?: boolean
  /** Takes what is written to standard output as it comes; none of it is kept then. */
  onStdout?: (text: string) => void
}

const listening = /http:\/\/localhost:(\d+)/
const running = new Set<ChildProcess>()

/** Ends with SIGKILL what `startServer` has started and still runs; for afterEach or afterAll. */
export function killServers(): void {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
}

/** Starts a server's file; resolves once it has sent its port to its parent, or named its address in its log. */
export async function startServer(file: string, options: StartOptions = {}): Promise<ServerProcess> {
  const { env = {}, nodeArgs = [], noListen = false, onStdout } = options
  const child = spawn(process.execPath, [...nodeArgs, file], {
    env: { PATH: process.env.PATH, OTEL_TRACES_EXPORTER: 'none', LOG_FORMAT: 'json', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  running.add(child)
  let out = ''
  let err = ''
  let listens = false
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child)
    return { code, signal } as { code: number | null; signal: NodeJS.Signals | null }
  })
  const port = new Promise<number>((resolve, reject) => {
    child.on('message', (told) => resolve(told as number))
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (onStdout) {
        onStdout(text)
        return
      }
      out += text
      if (listens) return
      const named = listening.exec(out)?.[1]
      listens = named !== undefined
      if (listens) resolve(Number(named))
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    void ended.then(() => reject(new Error(`the server ended before it listened:\n${out}${err}`)))
  })
  if (noListen) port.catch(() => {})

  const lines = () =>
    out
      .split('\n')
      .slice(0, -1)
      .filter(Boolean)
      .map((text) => JSON.parse(text) as Line)
  return {
    child,
    url: noListen ? '' : `http://127.0.0.1:${await port}`,
    lines,
    line: (fits) => find(lines, fits, () => out + err),
    stdout: () => out,
    stderr: () => err,
    kill: (signal) => void child.kill(signal),
    exit: () => ended,
  }
}

async function find(lines: () => Line[], fits: (line: Line) => boolean, all: () => string): Promise<Line> {
  for (let tries = 0; tries < 500; tries++) {
    const found = lines().find(fits)
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`no such line in:\n${all()}`)
}
