import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { type Metrics, startMetrics } from '@voluntarily/metrics'
import { isProbe } from '@voluntarily/request'
import { listening } from '../support/listening'

let metrics: Metrics
beforeEach(() => {
  metrics = startMetrics({ exporter: 'prometheus', port: 0 })
})
afterEach(() => metrics.shutdown())

async function ask(path: string, options: RequestInit = {}) {
  const answer = await fetch(new URL(path, await listening(metrics)), options)
  const { status, headers } = answer
  return { status, headers, text: await answer.text() }
}

test('given the port, when the page is fetched, then it is text that Prometheus reads', async () => {
  const { status, headers, text } = await ask('/metrics?x=1')

  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(Number(headers.get('content-length'))).toBe(Buffer.byteLength(text))
  expect(text).toContain('# TYPE process_uptime_seconds gauge\n')
})

test('given the port, when only the head is asked for, then it comes without the page', async () => {
  const { status, headers, text } = await ask('/metrics', { method: 'HEAD' })

  expect({ status, text }).toEqual({ status: 200, text: '' })
  expect(Number(headers.get('content-length'))).toBeGreaterThan(1000)
})

test.each([
  ['/', 'GET', 404],
  ['/metrics/x', 'GET', 404],
  ['/metrics%2f', 'GET', 404],
  ['/metrics', 'POST', 405],
  ['/metrics', 'DELETE', 405],
])('given the port, when %s is asked for with %s, then the answer is %i', async (path, method, status) => {
  expect((await ask(path, { method })).status).toBe(status)
})

test('given the port, when another host is named in the request, then the page comes all the same', async () => {
  const url = await listening(metrics)
  const asked = request(url, { headers: { host: 'task.internal:9464' } }).end()
  const [answer] = (await once(asked, 'response')) as [NodeJS.ReadableStream & { statusCode: number }]
  answer.resume()

  expect(answer.statusCode).toBe(200)
})

test('given somebody who is being answered, when metrics are shut down, then the answer comes, and its connection is not kept', async () => {
  let report = (_answer: { status: string }) => {}
  let asked = () => {}
  const collecting = new Promise<void>((resolve) => {
    asked = resolve
  })
  const reported = new Promise<{ status: string }>((resolve) => {
    report = resolve
  })
  metrics.observeHealth({
    state: 'ready',
    report() {
      asked()
      return reported
    },
  })
  const answer = ask('/metrics')
  await collecting
  const ended = metrics.shutdown()
  report({ status: 'pass' })
  const { status, headers } = await answer
  await ended

  expect({ status, connection: headers.get('connection') }).toEqual({ status: 200, connection: 'close' })
})

test('given many who ask at once, when the page is fetched, then all get the same', async () => {
  const texts = await Promise.all(Array.from({ length: 10 }, () => ask('/metrics')))

  expect(texts.every(({ status }) => status === 200)).toBe(true)
})

test('given no host, when the port is opened, then it is the loopback address', async () => {
  expect(new URL(await listening(metrics)).hostname).toBe('127.0.0.1')
})

test('given metrics that are shut down, when the page is fetched, then nobody answers', async () => {
  const url = await listening(metrics)
  await (await fetch(url)).text()
  await metrics.shutdown()

  await expect(fetch(url)).rejects.toThrow()
})

test('given the port, when the page is fetched, then the request counts as none of the app', async () => {
  const probes: boolean[] = []
  const watch = (message: unknown) =>
    void probes.push(isProbe((message as { request: IncomingMessage }).request))
  subscribe('http.server.request.start', watch)
  await ask('/metrics')
  await ask('/any/other')
  unsubscribe('http.server.request.start', watch)

  expect(probes).toEqual([true, true])
})
