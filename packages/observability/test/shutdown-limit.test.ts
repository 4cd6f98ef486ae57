import { startApp } from './support/start-app'

const production = (env: Record<string, string>) =>
  startApp('app.js', { env: { NODE_ENV: 'production', OTEL_LOGS_EXPORTER: 'none', ...env } })

test.each([
  ['10s', 5_000],
  ['15000', 10_000],
  ['25000', 20_000],
  ['60s', 20_000],
  ['6000', 2_000],
])(
  'given a limit of %s and no drain of its own, when SIGTERM comes, then the drain is %i ms',
  async (SHUTDOWN_TIMEOUT_MS, drainMs) => {
    const app = await production({ SHUTDOWN_TIMEOUT_MS })
    app.kill('SIGTERM')
    const line = await app.line(({ msg }) => msg === 'shutdown: SIGTERM received')
    expect(line).toMatchObject({ drainMs })
  },
)

test.each([
  ['no drain of its own', {}],
  ['a drain that takes nearly all of it', { SHUTDOWN_DRAIN_MS: '1900' }],
  ['hooks, and a drain that takes nearly all of it', { SHUTDOWN_DRAIN_MS: '1900', HOOK: 'ok' }],
])(
  'given a short limit and %s, when SIGTERM comes, then nothing hangs: the code is 0',
  async (_what, env) => {
    const app = await production({ SHUTDOWN_TIMEOUT_MS: '2000', ...env })
    // its connection stays open
    await (await fetch(`${app.url}/users/1`)).text()
    app.kill('SIGTERM')
    expect((await app.exit()).code).toBe(0)
    expect(app.lines().at(-1)?.msg).toBe('shutdown: done')
  },
)

test.each([
  ['a limit', { SHUTDOWN_DRAIN_MS: '20s', SHUTDOWN_TIMEOUT_MS: '15s' }, '15000', '10000', '25000'],
  ['the default limit', { SHUTDOWN_DRAIN_MS: '25s' }, '25000', '20000', '30000'],
])(
  'given a drain that takes all of %s, when the app starts, then it is refused, and told what to change',
  async (_what, env, limit, drain, least) => {
    const app = await startApp('app.js', { env: env as Record<string, string>, noListen: true })
    expect((await app.exit()).code).toBe(1)
    expect(app.stderr()).toContain('SHUTDOWN_DRAIN_MS: expected less than SHUTDOWN_TIMEOUT_MS')
    expect(app.stderr()).toContain(`is not less than ${limit}.`)
    expect(app.stderr()).toContain(`Set SHUTDOWN_DRAIN_MS to ${drain}, or SHUTDOWN_TIMEOUT_MS to ${least} `)
  },
)

test('given a limit of 0 and a drain of 0, when the app starts, then neither is refused', async () => {
  const app = await startApp('app.js', { env: { SHUTDOWN_DRAIN_MS: '0', SHUTDOWN_TIMEOUT_MS: '0' } })
  expect((await fetch(`${app.url}/health`)).status).toBe(200)
})

test('given a hook that blocks the event loop past the limit, when SIGTERM comes, then the code is 1 and the last line names it', async () => {
  const app = await startApp('app.js', { env: { HOOK: 'blocks', SHUTDOWN_TIMEOUT_MS: '1000' } })
  app.kill('SIGTERM')
  expect((await app.exit()).code).toBe(1)
  expect(app.lines().at(-1)).toMatchObject({ level: 'error', hung: ['close database'] })
})

test('given such a hook and spans to send, when SIGTERM comes, then the last line names it as well', async () => {
  const app = await startApp('app.js', {
    env: {
      HOOK: 'blocks',
      SHUTDOWN_TIMEOUT_MS: '1000',
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    },
  })
  await fetch(`${app.url}/users/1`)
  app.kill('SIGTERM')
  expect((await app.exit()).code).toBe(1)
  expect(app.lines().at(-1)).toMatchObject({
    level: 'error',
    hung: expect.arrayContaining(['close database']),
  })
})
