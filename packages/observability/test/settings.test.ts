import { startApp } from './support/start-app'

test('given wrong settings of the app and of the library, then one message lists them all, without stack and secret, and the code is 1', async () => {
  const app = await startApp('wrong-settings.js', {
    noListen: true,
    env: {
      LOG_LEVEL: 'loud',
      HEALTH_TIMEOUT_MS: 'soon',
      SHUTDOWN_TIMEOUT_MS: '30d',
      OTEL_TRACES_EXPORTER: 'pigeon',
      PORT: '12abc',
      DB_PASSWORD: 'hunter2-hunter2',
    },
  })
  expect((await app.exit()).code).toBe(1)
  const text = app.stderr() + app.stdout()
  for (const name of [
    'LOG_LEVEL',
    'HEALTH_TIMEOUT_MS',
    'SHUTDOWN_TIMEOUT_MS',
    'OTEL_TRACES_EXPORTER',
    'PORT',
    'DB_PASSWORD',
    'MISSING',
  ]) {
    expect(text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length).toBeGreaterThan(0)
  }
  expect(text).not.toMatch(/hunter2|^\s+at /m)
  expect(text).not.toContain('node_modules')
})
