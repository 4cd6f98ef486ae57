import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Line } from '../../support/server-process'

const listening = /http:\/\/localhost:(\d+)/

export interface CommandProcess {
  readonly url: string
  /** Of the command itself; everything that it starts is in its group. */
  readonly pid: number
  lines(): Line[]
  stderr(): string
  /** Its exit code. */
  exit(): Promise<number | null>
}

const running = new Set<ChildProcess>()
const folders: string[] = []

/** Ends what is left of all that were started; for afterEach. */
export function killCommands(): void {
  for (const { pid } of running) {
    try {
      process.kill(-Number(pid), 'SIGKILL')
    } catch {
      // the group is gone
    }
  }
  running.clear()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** `npm start` of a package with this script; see `startCommand`. */
export function startScript(script: string): Promise<CommandProcess> {
  return startCommand(['npm', 'start', '--silent'], { script })
}

/**
 * Starts a command in a folder with a package.json, as the leader of a process group, as a shell starts it; resolves once its server listens.
 * @param script what `npm start` does there
 */
export async function startCommand(
  [program = '', ...args]: readonly string[],
  { script = '', env = {} }: { script?: string; env?: Record<string, string> } = {},
): Promise<CommandProcess> {
  const folder = mkdtempSync(path.join(tmpdir(), 'package-'))
  folders.push(folder)
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'x', scripts: { start: script } }))
  const child = spawn(program, args, {
    cwd: folder,
    detached: true,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      LOG_FORMAT: 'json',
      NODE_ENV: 'development',
      OTEL_TRACES_EXPORTER: 'none',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let out = ''
  let err = ''
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text
      const named = listening.exec(out)?.[1]
      if (named !== undefined) resolve(named)
    })
    void ended.then(() => reject(new Error(`it ended before it listened:\n${out}${err}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    pid: Number(child.pid),
    lines: () =>
      out
        .split('\n')
        .filter((text) => text.startsWith('{'))
        .map((text) => JSON.parse(text) as Line),
    stderr: () => err,
    exit: () => ended,
  }
}
