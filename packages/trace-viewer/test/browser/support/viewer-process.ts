import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The viewer as people run it, in a process of its own. */
export interface ViewerProcess {
  /** Of the page. */
  readonly url: string
  readonly otlpUrl: string
  stop(): Promise<void>
}

const binary = join(__dirname, '../../../bin/voluntarily-traces.js')

/** Starts the viewer; port 0 is any free one. */
export async function startViewer({ port = 0, otlpPort = 0 } = {}): Promise<ViewerProcess> {
  const args = [binary, '--port', String(port), '--otlp-port', String(otlpPort)]
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let problems = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    problems += text
  })
  const told = await Promise.race([once(child, 'message'), once(child, 'close').then(() => undefined)])
  if (!told) throw new Error(`the viewer did not start: ${problems}`)
  const { url, otlpUrl } = told[0] as { url: string; otlpUrl: string }
  return { url, otlpUrl, stop: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  await closed
}
