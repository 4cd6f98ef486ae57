import { startApp } from './support/start-app'

const token = 'a-token-for-debugging'

function start(env: Record<string, string> = {}) {
  return startApp('console.js', {
    env: { LOG_CAPTURE_CONSOLE: 'true', API_TOKEN: 'Bearer hunter22', DEBUG_TOKEN: token, ...env },
  })
}

test('given LOG_CAPTURE_CONSOLE=true, when a route prints, then the line has its level, error and the ids of request and trace', async () => {
  const app = await start({ OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })
  await fetch(app.url)
  const { requestId, trace_id } = await app.line(({ msg }) => msg === 'request completed')
  const ids = { requestId, trace_id, span_id: expect.stringMatching(/^[\da-f]{16}$/) }
  expect(app.lines()[0]).toMatchObject({ level: 'info', msg: 'starting with Bearer [redacted]' })
  const broken = app.lines().find(({ msg }) => msg === 'it broke:')
  expect(broken).toMatchObject({ level: 'error', err: { message: 'no such person' }, ...ids })
})

test('given a debug request, when its route prints at debug, then the line is there, for it alone', async () => {
  const app = await start()
  await fetch(app.url)
  await fetch(app.url, { headers: { 'x-debug-token': token, 'x-request-id': 'order-4711' } })
  await app.line(({ msg, requestId }) => msg === 'request completed' && requestId === 'order-4711')
  expect(app.lines().filter(({ msg }) => msg === 'looking up')).toMatchObject([
    { level: 'debug', requestId: 'order-4711' },
  ])
})

test('given LOG_CAPTURE_CONSOLE unset, when the app prints, then it is as it was', async () => {
  const app = await startApp('console.js', {
    env: { LOG_CAPTURE_CONSOLE: undefined, API_TOKEN: 'x', LOG_LEVEL: 'silent' },
  })
  await fetch(app.url)
  expect(app.stdout()).toMatch(/^starting with x\nlooking up\n/)
})
