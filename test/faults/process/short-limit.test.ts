import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { killServers, startServer } from '../../support/server-process'
import { fetched } from '../support/fetched'
import type { Sent } from '../support/http-load'

const service = path.join(__dirname, '../fixtures/loaded-app.js')

afterEach(killServers)

test('given a limit shorter than usual and requests that come all the time, when SIGTERM comes, then each on a connection that was accepted is answered', async () => {
  const app = await startServer(service, {
    env: { NODE_ENV: 'production', SHUTDOWN_TIMEOUT_MS: '4000', OTEL_TRACES_EXPORTER: 'none' },
  })
  const told = once(app.child, 'message').then(([{ accepted }]) => new Set<number | undefined>(accepted))
  app.kill('SIGTERM')
  let isOver = false
  const exit = app.exit().finally(() => {
    isOver = true
  })
  const requests: Promise<Sent>[] = []
  while (!isOver) {
    requests.push(fetched(`${app.url}/slow/200`))
    await delay(50)
  }
  expect((await exit).code).toBe(0)
  const [accepted, sent] = await Promise.all([told, Promise.all(requests)])
  const answered = sent.filter(({ outcome }) => outcome === 200)
  expect(answered.length).toBeGreaterThan(0)
  expect(sent.filter(({ port, outcome }) => accepted.has(port) && outcome !== 200)).toEqual([])
  expect(answered.filter(({ port }) => !accepted.has(port))).toEqual([])
})
