import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import {
  checkMetrics,
  describeWithPrometheus,
  type Prometheus,
  type Sample,
  startPrometheus,
} from './support/prometheus'

const routes = {
  '/users/:id': ['GET', '/users/7?x=1'],
  '/slow': ['GET', '/slow'],
  '/orders/:order/items': ['POST', '/orders/3/items'],
  '/fails': ['GET', '/fails'],
}
const percentile =
  'histogram_quantile(0.95, sum by (le, http_route) (rate(http_server_request_duration_seconds_bucket[1m])))'

describeWithPrometheus('given a service that a real Prometheus looks at', (commands) => {
  let child: ChildProcess
  let service: { url: string; page: string }
  let prometheus: Prometheus
  beforeAll(async () => {
    child = fork(join(__dirname, 'fixtures', 'measured-service.js'), {
      env: {
        PATH: process.env.PATH,
        OTEL_SERVICE_NAME: 'shop',
        OTEL_TRACES_EXPORTER: 'none',
        OTEL_METRICS_EXPORTER: 'prometheus',
        OTEL_EXPORTER_PROMETHEUS_PORT: '0',
        LOG_LEVEL: 'fatal',
      },
    })
    ;[service] = await once(child, 'message')
    prometheus = await startPrometheus(commands, service.page)
  }, 60_000)
  afterAll(async () => {
    await prometheus?.stop()
    if (!child) return
    const ended = once(child, 'close')
    child.kill('SIGTERM')
    await ended
  })

  async function use(): Promise<void> {
    const all = [...Object.values(routes), ['GET', '/nothing/here'] as const]
    await Promise.all(
      all.map(async ([method, path]) => {
        await (await fetch(service.url + path, { method })).text()
      }),
    )
  }

  /** Asks while the service is in use, until the answer is one. */
  async function queryInUse(promql: string, holds: (samples: Sample[]) => boolean): Promise<Sample[]> {
    let samples: Sample[] = []
    for (let tries = 0; tries < 100; tries++) {
      await use()
      samples = await prometheus.query(promql)
      if (holds(samples)) return samples
      await delay(200)
    }
    throw new Error(`no answer to ${promql}: ${JSON.stringify(samples)}`)
  }

  test('when promtool checks the page, then it has nothing to say against it', async () => {
    await use()
    const page = await (await fetch(service.page)).text()

    expect(page).toContain('http_server_request_duration_seconds_bucket')
    expect(checkMetrics(commands, page)).toEqual({ code: 0, said: '' })
  })

  test('when it is asked for the 95th percentile, then it answers for every route, and once for all that have none', async () => {
    const numbers = (samples: Sample[]) => samples.filter(({ value }) => Number.isFinite(value))
    const samples = numbers(await queryInUse(percentile, (answer) => numbers(answer).length === 5))
    const byRoute = new Map(samples.map(({ labels, value }) => [labels.http_route, value]))

    expect([...byRoute.keys()].sort()).toEqual([...Object.keys(routes), undefined].sort())
    // it waits for 120 ms
    expect(byRoute.get('/slow')).toBeGreaterThan(0.1)
  }, 60_000)

  test('when it is asked for the requests that failed, then there is one series, with the error', async () => {
    const samples = await queryInUse(
      'sum by (http_route, http_response_status_code, error_type) (http_server_request_duration_seconds_count{http_response_status_code=~"5.."})',
      (answer) => answer.length > 0,
    )

    expect(samples.map(({ labels }) => labels)).toEqual([
      { http_route: '/fails', http_response_status_code: '500', error_type: 'RangeError' },
    ])
  }, 60_000)

  test("when the page and the health are asked for at the app's own port, then they count as no requests", async () => {
    await use()
    for (const path of ['/metrics', '/health', '/ready']) {
      const answer = await fetch(service.url + path)
      expect([path, answer.status]).toEqual([path, 200])
      await answer.text()
    }
    const page = await (await fetch(`${service.url}/metrics`)).text()
    const withoutRoute = page
      .split('\n')
      .filter((line) => line.startsWith('http_server_request_duration_seconds_count'))
      .filter((line) => !line.includes('http_route='))

    expect(withoutRoute).toEqual([expect.stringContaining('http_response_status_code="404"')])
  })

  test.each([
    ['the state of a check', 'health_check_status{check="mongo", state="pass"}', 1],
    ['the state of the process', 'health_status{state="ready"}', 1],
    ['the service', 'count(target_info{service_name="shop"})', 1],
    ['whether it could be reached', 'up{job="app"}', 1],
  ])(
    'when it is asked for %s, then it answers',
    async (_what, promql, value) => {
      const samples = await queryInUse(promql, (answer) => answer.length > 0)

      expect(samples.map((sample) => sample.value)).toEqual([value])
    },
    60_000,
  )
})
