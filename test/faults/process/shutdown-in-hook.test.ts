import { startFaulty } from '../support/start-faulty'

test('given a hook that awaits shutdown(), when SIGTERM comes, then it goes on at once, and the code is 0', async () => {
  const app = await startFaulty({ SHUTDOWN_IN_HOOK: '1', SHUTDOWN_TIMEOUT_MS: '10000' })
  const startedAt = performance.now()
  app.kill('SIGTERM')
  expect((await app.exit()).code).toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(5_000)
  const messages = app.lines().map(({ msg }) => msg)
  expect(messages).toEqual(expect.arrayContaining(['waited in a hook', 'hook ran']))
  expect(messages.at(-1)).toBe('shutdown: done')
})
