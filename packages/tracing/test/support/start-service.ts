import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fixtures, startChild } from './run-child'

/** Starts the fixture service in a process of its own. */
export async function startService(env: Readonly<Record<string, string>>) {
  const child = startChild(join(fixtures, 'service.js'), { env })
  let err = ''
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const [url] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error(`the service ended: ${err}`))),
  ])) as [string]
  return {
    url,
    /** Ends it as an orchestrator would; resolves with what it wrote to stderr. */
    async stop(): Promise<string> {
      const ended = once(child, 'close')
      child.kill('SIGTERM')
      await ended
      return err
    },
  }
}
