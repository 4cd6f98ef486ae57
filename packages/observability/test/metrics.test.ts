import { setTimeout as delay } from 'node:timers/promises'
import { startApp } from './support/start-app'

type App = Awaited<ReturnType<typeof startApp>>

/** The address of the Prometheus page, which the app prints. */
async function pageOf(app: App): Promise<string> {
  for (let tries = 0; tries < 250; tries++) {
    const line = app.lines().find(({ msg }) => msg === 'metrics page')
    if (line) return (await fetch(String(line.endpoint))).text()
    await delay(20)
  }
  throw new Error('the app has not told the address of its metrics')
}

const sample = (page: string, name: string, ...labels: string[]) => {
  const line = page
    .split('\n')
    .find((one) => one.startsWith(`${name}{`) && labels.every((label) => one.includes(label)))
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')))
}

test('given register and observe with OTEL_METRICS_EXPORTER=prometheus, when requests have run, then the page tells of them, of the health, the lines and the spans', async () => {
  const app = await startApp('metrics.js', {
    env: {
      OTEL_METRICS_EXPORTER: 'prometheus',
      OTEL_EXPORTER_PROMETHEUS_PORT: '0',
      OTEL_TRACES_EXPORTER: 'none',
    },
  })
  for (const path of ['/things/1', '/things/2', '/nowhere', '/ready', '/metrics'])
    await (await fetch(app.url + path)).text()
  const page = await pageOf(app)

  const requests = 'http_server_request_duration_seconds_count'
  expect(sample(page, requests, 'http_route="/things/:id"', 'code="200"')).toBe(2)
  expect(sample(page, requests, 'code="404"')).toBe(1)
  expect(page.match(/^http_server_request_duration_seconds_count/gm)).toHaveLength(2)
  expect(sample(page, 'health_status', 'state="ready"')).toBe(1)
  expect(sample(page, 'health_check_status', 'check="disk"', 'state="warn"')).toBe(1)
  expect(sample(page, 'log_lines_total', 'level="warn"')).toBeGreaterThanOrEqual(1)
  expect(sample(page, 'otel_sdk_exporter_span_exported_total')).toBe(0)
  expect(sample(page, 'things_seen_total', 'kind="odd"')).toBe(1)
  const instance = /service_instance_id="([^"]+)"/.exec(page)?.[1]
  expect(app.lines().find(({ msg }) => msg === 'metrics page')).toMatchObject({ instance })
  expect(app.lines().filter(({ msg }) => msg === 'request completed')).toHaveLength(3)

  app.kill('SIGTERM')
  expect(await app.exit()).toMatchObject({ code: 0 })
})

test('given no OTEL_METRICS_EXPORTER, when an app with its own counter and the router runs, then it serves and says that metrics are off', async () => {
  const app = await startApp('metrics.js', { env: { OTEL_TRACES_EXPORTER: 'none' } })
  expect((await fetch(`${app.url}/things/1`)).status).toBe(200)
  const answer = await fetch(`${app.url}/metrics`)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('OTEL_METRICS_EXPORTER')
})
