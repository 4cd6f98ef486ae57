import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type App, appFolder, apps } from './apps'

export type Line = Record<string, unknown>

export interface AppProcess {
  /** Every line of its log so far. */
  readonly lines: readonly Line[]
  readonly url: string
  /** The first line, past or to come, that fits. */
  line(fits: (line: Line) => boolean): Promise<Line>
  /** Sends SIGTERM and waits; the exit code. */
  stop(): Promise<number | null>
}

const children = new Set<ChildProcess>()

// What a failed test did not come to stop.
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

/** Starts an installed app as its own process and waits until it says where it listens. */
export async function startApp(app: App, environment: Record<string, string> = {}): Promise<AppProcess> {
  const child = spawn(process.execPath, apps[app], {
    cwd: appFolder(app),
    env: { PATH: process.env.PATH, LOG_FORMAT: 'json', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  const exited = once(child, 'exit')
  const lines: Line[] = []
  const waiting = new Set<() => void>()
  createInterface(child.stdout).on('line', (text) => {
    lines.push(JSON.parse(text))
    for (const look of waiting) look()
  })

  function line(fits: (line: Line) => boolean): Promise<Line> {
    return new Promise((resolve) => {
      const look = () => {
        const found = lines.find(fits)
        if (found === undefined) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })
  }

  async function stop(): Promise<number | null> {
    child.kill('SIGTERM')
    const [code] = await exited
    children.delete(child)
    return code
  }

  const { port } = await Promise.race([
    line(({ msg }) => msg === 'listening'),
    exited.then(([code]) => Promise.reject(new Error(`${app} exited with ${code} before it listened`))),
  ])
  return { lines, url: `http://127.0.0.1:${port}`, line, stop }
}
