import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface LogServerOptions {
  /** A shell's redirection, such as `2>&1`. */
  readonly redirect?: string
  readonly env?: Readonly<Record<string, string>>
  /** The user it runs as. */
  readonly uid?: number
}

/** `fixtures/logs-on-demand.js` in a process of its own, whose standard output is a real pipe that is read only when asked. */
export async function startLogServer({ redirect = '', env, uid }: LogServerOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'stdout-'))
  chmodSync(folder, 0o755)
  const fifo = join(folder, 'pipe')
  execFileSync('mkfifo', [fifo])
  chmodSync(fifo, 0o666)
  const openReadEnd = () => openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK)
  let readEnd = openReadEnd()
  const script = join(__dirname, '..', 'fixtures', 'logs-on-demand.js')
  const child = spawn('sh', ['-c', `exec "$0" "$1" > "$2" ${redirect}`, process.execPath, script, fifo], {
    env: { PATH: process.env.PATH, LOG_FORMAT: 'json', ...env },
    uid,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit') as Promise<[number | null]>
  let err = ''
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  let out = ''
  let reader: Socket | undefined
  let port: string | undefined

  async function portOf(): Promise<string> {
    while (!port) {
      if (child.exitCode !== null) throw new Error(`the server did not start: ${err}`)
      port = /port (\d+)/.exec(`${err}${out}`)?.[1]
      await pause()
    }
    return port
  }

  return {
    /** Asks for a path; undefined when the server has ended instead of answering. */
    ask: async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${await portOf()}${path}`).catch(() => undefined)
      return answer?.text()
    },
    /** Reads from now on. */
    read() {
      if (readEnd === -1) readEnd = openReadEnd()
      reader = new Socket({ fd: readEnd, readable: true, writable: false })
      reader.on('data', (chunk) => {
        out += chunk
      })
    },
    /** Reads one piece, when there is one. */
    readPiece(bytes: number) {
      const buffer = Buffer.alloc(bytes)
      try {
        out += buffer.subarray(0, readSync(readEnd, buffer)).toString('latin1')
      } catch {
        // nothing there yet
      }
    },
    /** Closes the reading end. */
    goAway() {
      reader?.destroy()
      readEnd = -1
    },
    err: () => err,
    out: () => out,
    /** What was read, whole lines of JSON; throws for one that is none. */
    lines: () => linesIn(out),
    /** The process's end, and what was still in the pipe. */
    async end() {
      const [code] = await ended
      for (let before = -1; before !== out.length; await pause()) {
        before = out.length
        if (!reader) this.readPiece(1024 * 1024)
      }
      reader?.destroy()
      rmSync(folder, { recursive: true, force: true })
      return code
    },
    pid: child.pid,
    kill: () => child.kill('SIGKILL'),
  }
}

export type LogServer = Awaited<ReturnType<typeof startLogServer>>

export function pause(ms = 20): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

export function linesIn(text: string): { i: number }[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
}
