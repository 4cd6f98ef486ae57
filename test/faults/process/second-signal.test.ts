import { setTimeout as delay } from 'node:timers/promises'
import type { ServerProcess } from '../../support/server-process'
import { openRequests, startFaulty } from '../support/start-faulty'

const repeated = 700

async function startHanging(env: Record<string, string> = {}): Promise<ServerProcess> {
  const app = await startFaulty({ SHUTDOWN_TIMEOUT_MS: '25000', ...env })
  await openRequests(app, ['/hang'])
  return app
}

async function endsAtOnce(app: ServerProcess, signal: string) {
  const startedAt = performance.now()
  expect((await app.exit()).code).toBe(1)
  expect(performance.now() - startedAt).toBeLessThan(10_000)
  expect(app.lines().at(-1)?.msg).toBe(`shutdown: cut short by a second ${signal}`)
  expect(app.lines().find(({ route }) => route === '/hang')).toMatchObject({ outcome: 'server_aborted' })
}

test.each<[NodeJS.Signals, NodeJS.Signals, number]>([
  ['SIGTERM', 'SIGTERM', 0],
  ['SIGTERM', 'SIGTERM', repeated],
  ['SIGINT', 'SIGINT', repeated],
  ['SIGTERM', 'SIGINT', 0],
  ['SIGINT', 'SIGTERM', 0],
])(
  'given %s, when %s comes %i ms after, then it ends with 1 at once, and the open request has its line',
  async (first, second, afterMs) => {
    const app = await startHanging()
    app.kill(first)
    await app.line(({ msg }) => msg === `shutdown: ${first} received`)
    await delay(afterMs)
    app.kill(second)
    await endsAtOnce(app, second)
  },
)

test.each<[string, NodeJS.Signals, Record<string, string>]>([
  ['by itself', 'SIGINT', {}],
  ['in the script of a package', 'SIGINT', { npm_lifecycle_event: 'start' }],
  ['in the script of a package', 'SIGTERM', { npm_lifecycle_event: 'start' }],
])(
  'given a process %s, when %s comes and is passed on to it twice more, then that is one signal, and another one later ends it',
  async (_where, signal, env) => {
    const app = await startHanging(env)
    app.kill(signal)
    await app.line(({ msg }) => msg === `shutdown: ${signal} received`)
    // apart, because the system makes one of those that nobody has taken yet
    for (let times = 0; times < 2; times++) {
      app.kill(signal)
      await delay(50)
    }
    await delay(repeated)
    expect(app.child.exitCode).toBeNull()
    app.kill(signal)
    await endsAtOnce(app, signal)
  },
)
