import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fixtures } from './run-child'

export interface Service {
  readonly url: string
  /** Address of the page for Prometheus. */
  readonly page: string
  /** Ends it as an orchestrator would; resolves with its exit code and what it wrote to stderr. */
  stop(): Promise<{ code: number | null; err: string }>
}

/** Starts the fixture service in a process of its own. */
export async function startService(): Promise<Service> {
  const child = spawn(process.execPath, [join(fixtures, 'service.js')], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = once(child, 'close') as Promise<[number | null]>
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(() => Promise.reject(new Error(`the service ended: ${err}`))),
  ])) as [string]
  return {
    ...(JSON.parse(line) as { url: string; page: string }),
    async stop() {
      child.kill('SIGTERM')
      const [code] = await ended
      return { code, err }
    },
  }
}
