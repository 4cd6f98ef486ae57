import path from 'node:path'
import {
  killServers,
  type ServerProcess,
  type StartOptions,
  startServer,
} from '../../../../test/support/server-process'

export type { Line } from '../../../../test/support/server-process'

afterEach(killServers)

/** Starts `test/fixtures/<name>`; it is killed when the test ends. */
export function startApp(name: string, options: StartOptions = {}): Promise<ServerProcess> {
  const env = { NODE_ENV: 'development', ...options.env }
  return startServer(path.join(__dirname, '../fixtures', name), { ...options, env })
}
