import { once } from 'node:events'
import http from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { startApp } from './support/start-app'

const ready = async (url: string) => (await fetch(`${url}/ready`)).status

test('given an idle server, when SIGTERM comes, then it exits with 0 and says so', async () => {
  const app = await startApp('app.js')
  expect(await ready(app.url)).toBe(200)
  app.kill('SIGTERM')
  expect(await app.exit()).toEqual({ code: 0, signal: null })
  expect(app.lines().at(-1)?.msg).toBe('shutdown: done')
})

test('given a request in flight, when SIGTERM comes, then it is answered, logged, and the exit code is 0', async () => {
  const app = await startApp('app.js')
  const answer = fetch(`${app.url}/slow/600`)
  await delay(150)
  app.kill('SIGTERM')
  const response = await answer
  expect(response.status).toBe(200)
  expect(response.headers.get('connection')).toBe('close')
  expect(await app.exit()).toEqual({ code: 0, signal: null })
  expect(app.lines().find(({ route }) => route === '/slow/:ms')).toMatchObject({
    status: 200,
    outcome: 'completed',
  })
})

test('given a drain, when SIGTERM comes, then /ready is 503, /health 200, and requests are still served', async () => {
  const app = await startApp('app.js', { env: { SHUTDOWN_DRAIN_MS: '800' } })
  app.kill('SIGTERM')
  await delay(200)
  expect(await ready(app.url)).toBe(503)
  expect((await fetch(`${app.url}/health`)).status).toBe(200)
  const served = await fetch(`${app.url}/users/1`)
  expect(served.status).toBe(200)
  expect(served.headers.get('connection')).toBe('close')
  expect((await app.exit()).code).toBe(0)
})

test('given a drain, when SIGINT comes, then it is skipped', async () => {
  const app = await startApp('app.js', { env: { SHUTDOWN_DRAIN_MS: '20s' } })
  const startedAt = performance.now()
  app.kill('SIGINT')
  expect((await app.exit()).code).toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(10_000)
})

test('given a hook, then it runs after the last request', async () => {
  const app = await startApp('app.js', { env: { HOOK: 'ok' } })
  const answer = fetch(`${app.url}/slow/300`)
  await delay(100)
  app.kill('SIGTERM')
  await answer
  expect((await app.exit()).code).toBe(0)
  const order = app.lines().map(({ msg, route }) => (route ? 'request' : msg))
  expect(order.indexOf('hook ran')).toBeGreaterThan(order.indexOf('request'))
})

test.each([
  ['a hook that hangs', { HOOK: 'hangs' }, undefined, 'close database'],
  ['a request that hangs', {}, '/hang', 'requests in flight: GET /hang'],
])(
  'given %s, then the exit code is 1 within the limit and the last line names it',
  async (_what, env, path, name) => {
    const app = await startApp('app.js', {
      env: { ...env, SHUTDOWN_TIMEOUT_MS: '1500' } as Record<string, string>,
    })
    if (path) fetch(app.url + path).catch(() => {})
    await delay(150)
    const startedAt = performance.now()
    app.kill('SIGTERM')
    expect((await app.exit()).code).toBe(1)
    expect(performance.now() - startedAt).toBeLessThan(2_500)
    expect(app.lines().at(-1)).toMatchObject({ level: 'error', hung: [expect.stringContaining(name)] })
  },
)

test.each([
  ['adds another', 'adds', ['added hook ran']],
  [
    'has the name of others, one of them taken back',
    'same names',
    ['hook 4 ran', 'hook 3 ran', 'hook 1 ran'],
  ],
])('given a hook that %s, then each runs, the last one first', async (_what, HOOK, ran) => {
  const app = await startApp('app.js', { env: { HOOK } })
  app.kill('SIGTERM')
  expect((await app.exit()).code).toBe(0)
  const told = app.lines().map(({ msg }) => msg)
  expect(told.filter((msg) => msg?.endsWith(' ran'))).toEqual(ran)
})

test('given an open WebSocket, when SIGTERM comes, then it holds up neither the hooks nor the end', async () => {
  const app = await startApp('app.js', {
    env: { UPGRADES: '1', HOOK: 'ok', SHUTDOWN_TIMEOUT_MS: '6000' },
  })
  const client = http.get(app.url, { headers: { connection: 'Upgrade', upgrade: 'echo' } })
  await once(client, 'upgrade')
  app.kill('SIGTERM')
  expect((await app.exit()).code).toBe(0)
  expect(app.lines().map(({ msg }) => msg)).toContain('hook ran')
})

test('given a hook that fails, then its error is a line and the exit code is 1', async () => {
  const app = await startApp('app.js', { env: { HOOK: 'fails' } })
  app.kill('SIGTERM')
  expect((await app.exit()).code).toBe(1)
  const line = app.lines().find(({ msg }) => msg === 'shutdown: close database failed')
  expect(line).toMatchObject({ level: 'error', err: { message: 'cannot close' } })
  expect(app.lines().at(-1)).toMatchObject({ level: 'error', failed: ['close database'] })
})

test('given a shutdown under way, when a second signal comes, then it exits with 1 at once', async () => {
  const app = await startApp('app.js', { env: { SHUTDOWN_DRAIN_MS: '20s' } })
  app.kill('SIGTERM')
  await app.line(({ msg }) => msg === 'shutdown: SIGTERM received')
  app.kill('SIGTERM')
  expect((await app.exit()).code).toBe(1)
  expect(app.lines().at(-1)?.msg).toContain('second SIGTERM')
})

test('given a request that hangs, when the time is up, then it gets its line, and the hooks have had their time', async () => {
  const app = await startApp('app.js', { env: { HOOK: 'ok', SHUTDOWN_TIMEOUT_MS: '1600' } })
  fetch(`${app.url}/hang`).catch(() => {})
  await delay(150)
  app.kill('SIGTERM')
  expect((await app.exit()).code).toBe(1)
  expect(app.lines().find(({ route }) => route === '/hang')).toMatchObject({
    outcome: 'server_aborted',
    status: 499,
  })
  expect(app.lines().map(({ msg }) => msg)).toContain('hook ran')
  expect(app.lines().at(-1)?.hung).toEqual(['requests in flight: GET /hang'])
})

test('given a request in flight, when a second signal comes, then it gets its line', async () => {
  const app = await startApp('app.js')
  fetch(`${app.url}/hang`).catch(() => {})
  await delay(150)
  app.kill('SIGTERM')
  await app.line(({ msg }) => msg === 'shutdown: SIGTERM received')
  app.kill('SIGTERM')
  expect((await app.exit()).code).toBe(1)
  expect(app.lines().find(({ route }) => route === '/hang')).toMatchObject({ outcome: 'server_aborted' })
})
