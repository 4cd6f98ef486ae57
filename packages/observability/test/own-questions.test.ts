import { setTimeout as delay } from 'node:timers/promises'
import { standIn } from '../../logger/test/support/viewer-stand-in'
import { serve } from '../../tracing/test/support/serve'
import { startApp } from './support/start-app'

test('given a trace viewer and a health check over HTTP, when the library asks them, then only what the app asks counts as its requests', async () => {
  const viewer = await standIn()
  const [checked, asked] = await Promise.all([1, 2].map(() => serve((_req, res) => void res.end())))
  const app = await startApp('own-questions.js', {
    env: {
      CHECKED: checked?.url,
      ASKED: asked?.url,
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_ENDPOINT: viewer.base,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_METRICS_EXPORTER: 'prometheus',
      OTEL_EXPORTER_PROMETHEUS_PORT: '0',
    },
  })
  await fetch(`${app.url}/ask`)
  expect((await fetch(`${app.url}/ready`)).status).toBe(200)
  for (let tries = 0; tries < 250 && !viewer.methods().includes('POST'); tries++) await delay(20)
  const page = await (await fetch(`${app.url}/metrics`)).text()
  await Promise.all([viewer, checked, asked].map((one) => one?.close()))

  expect(viewer.methods()).toContain('HEAD')
  const counts = page
    .split('\n')
    .filter((line) => line.startsWith('http_client_request_duration_seconds_count'))
  expect(counts).toHaveLength(2)
  for (const count of counts) expect(count).toContain(`server_port="${new URL(String(asked?.url)).port}"`)
})
