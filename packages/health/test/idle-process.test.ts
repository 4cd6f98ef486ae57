import path from 'node:path'
import { killServers, startServer } from '../../../test/support/server-process'

afterEach(killServers)

test('given a process that does nothing else, when a check hangs, then /ready answers all the same', async () => {
  const { url } = await startServer(path.join(__dirname, 'fixtures/hanging-check.js'))
  const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(5_000) })
  expect(response.status).toBe(503)
})
