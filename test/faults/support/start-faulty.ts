import path from 'node:path'
import { killServers, type ServerProcess, type StartOptions, startServer } from '../../support/server-process'

afterEach(killServers)

export const faultyApp = path.join(__dirname, '../fixtures/faulty-app.js')

/** Starts `fixtures/faulty-app.js`, or another fixture; it is killed when the test ends. */
export function startFaulty(
  env: Record<string, string> = {},
  file = faultyApp,
  options: StartOptions = {},
): Promise<ServerProcess> {
  return startServer(path.resolve(path.dirname(faultyApp), file), {
    ...options,
    env: { NODE_ENV: 'development', OTEL_LOGS_EXPORTER: 'none', ...env },
  })
}

/** The status of an answer, or `cut`. */
export async function statusOf(url: string, init?: RequestInit): Promise<number | 'cut'> {
  try {
    const response = await fetch(url, init)
    await response.arrayBuffer()
    return response.status
  } catch {
    return 'cut'
  }
}

/** Sends requests that are not answered, and waits until the process has them. */
export async function openRequests(app: ServerProcess, paths: readonly string[]): Promise<void> {
  for (const path of paths) void statusOf(app.url + path)
  // what is sent after them is taken after them
  await statusOf(app.url)
  await statusOf(app.url)
}
