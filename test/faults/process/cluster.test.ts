import { freePort } from '../../support/free-ports'
import type { ServerProcess } from '../../support/server-process'
import { startFaulty, statusOf } from '../support/start-faulty'

const timeoutMs = 6_000

async function startCluster(): Promise<ServerProcess> {
  const env = { PORT: await freePort(), SHUTDOWN_TIMEOUT_MS: String(timeoutMs) }
  return startFaulty(env, '../fixtures/cluster-app.js')
}

/** Requests that both workers have, because a connection is handed to one after the other. */
async function askBoth(app: ServerProcess, path: string): Promise<Promise<number | 'cut'>[]> {
  const headers = { connection: 'close' }
  const answers = Array.from({ length: 4 }, () => statusOf(app.url + path, { headers }))
  for (let i = 0; i < 4; i++) await statusOf(app.url, { headers })
  return answers
}

const shutdowns = (app: ServerProcess) => app.lines().filter(({ msg }) => msg === 'shutdown: done').length

test.each<[string, NodeJS.Signals]>([
  ['SIGTERM comes to the primary', 'SIGTERM'],
  ['SIGINT comes to the primary', 'SIGINT'],
])(
  'given a cluster, when %s, then the workers answer what they have, and all end with 0',
  async (_what, signal) => {
    const app = await startCluster()
    const answers = await askBoth(app, '/slow/800')
    app.kill(signal)
    expect(await Promise.all(answers)).toEqual([200, 200, 200, 200])
    expect((await app.exit()).code).toBe(0)
    expect(shutdowns(app)).toBe(3)
    expect(app.lines().at(-1)?.msg).toBe('shutdown: done')
  },
)

test('given a cluster, when SIGTERM comes to the primary and its workers, as from systemd, then that is one signal', async () => {
  const app = await startCluster()
  const answers = await askBoth(app, '/slow/800')
  const workers = new Set<number>()
  while (workers.size < 2) {
    const { pid } = (await (await fetch(app.url, { headers: { connection: 'close' } })).json()) as {
      pid: number
    }
    workers.add(pid)
  }
  for (const pid of workers) process.kill(pid, 'SIGTERM')
  app.kill('SIGTERM')
  expect(await Promise.all(answers)).toEqual([200, 200, 200, 200])
  expect((await app.exit()).code).toBe(0)
})

test('given a worker with a request that hangs, when SIGTERM comes, then it ends within the limit with 1, and the last line names the worker', async () => {
  const app = await startCluster()
  void statusOf(`${app.url}/hang`, { headers: { connection: 'close' } })
  await statusOf(app.url, { headers: { connection: 'close' } })
  const startedAt = performance.now()
  app.kill('SIGTERM')
  expect((await app.exit()).code).toBe(1)
  expect(performance.now() - startedAt).toBeLessThan(timeoutMs + 2_000)
  expect(app.lines().at(-1)?.msg).toMatch(/^shutdown: done, but worker [12] failed$/)
})
