import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

export interface Example {
  readonly url: string
  /** The log so far. */
  lines(): Record<string, unknown>[]
  /** Ends it with SIGTERM; resolves with its exit code. */
  stop(): Promise<number | null>
}

const listening = /listening: (http:\/\/localhost:(\d+))/

/** Starts an example's server on a free port; resolves once its log says that it listens. */
export async function startExample(file: string, environment: Record<string, string>): Promise<Example> {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env.PATH, PORT: String(await freePort()), LOG_FORMAT: 'json', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  let out = ''
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text
      const found = listening.exec(out)?.[2]
      if (found) resolve(found)
    })
    void ended.then((code) => reject(new Error(`the example ended with ${code}:\n${out}${err}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    lines: () =>
      out
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    stop: async () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
