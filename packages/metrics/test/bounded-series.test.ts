import { IncomingMessage, METHODS, ServerResponse } from 'node:http'
import net from 'node:net'
import { endRequest, openRequest, type RequestState } from '@voluntarily/request'
import express from 'express'
import { scopeName } from '../src/scope-name'
import { type CollectingProvider, collectingProvider, type Series } from './support/collect'
import { keepLines } from './support/log-lines'
import { type ObservedApp, serveObserved } from './support/observed-app'
import { startRequests } from './support/start-requests'

const name = 'http.server.request.duration'
const howMany = 100_000

const lines = keepLines()
let metrics: CollectingProvider
let stop: () => void
let running: ObservedApp | undefined
beforeEach(() => {
  metrics = collectingProvider()
  stop = startRequests(metrics.provider.getMeter(scopeName))
})
afterEach(async () => {
  await running?.close()
  running = undefined
  stop()
})

const measured = (series: Series[]) =>
  series.reduce((all, { value }) => all + (value as { count: number }).count, 0)

test('given 100,000 requests with paths, methods and hosts of their own, then they are a few series', async () => {
  const app = express().disable('etag').disable('x-powered-by')
  app.get('/people/:id', (_req, res) => void res.end())
  app.use((_req, res) => void res.status(404).end())
  running = await serveObserved(app)
  // Node's parser takes no other methods; CONNECT and an upgrade are no requests
  const methods = METHODS.filter((method) => method !== 'CONNECT')
  const text = (id: number) =>
    `${methods[id % methods.length]} ${id % 2 ? '/people' : ''}/${id}?q=${id} HTTP/1.1\r\nHost: h${id}.example\r\nUser-Agent: a${id}\r\nX-Forwarded-Proto: p${id}\r\n\r\n`

  const perConnection = 5_000
  for (let first = 0; first < howMany; first += perConnection) {
    await sendAll(running.port, perConnection, (index) => text(first + index))
    await metrics.collect()
  }
  await running.idle()

  const series = await metrics.series(name)
  const seen = new Set(series.map(({ attributes }) => attributes['http.request.method']))
  expect(measured(series)).toBe(howMany)
  expect([...seen].sort()).toEqual(
    ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE', '_OTHER']
      .concat(METHODS.includes('QUERY') ? 'QUERY' : [])
      .sort(),
  )
  // a method has a series for the unknown path, GET, HEAD and OPTIONS one more for the route
  expect(series.length).toBeLessThanOrEqual(seen.size + 3)
  expect(new Set(series.map(({ attributes }) => attributes['http.route']))).toEqual(
    new Set([undefined, '/people/:id']),
  )
}, 180_000)

test('given methods, versions and schemes that no parser lets through, then they are a few series as well', async () => {
  for (let id = 0; id < howMany; id++) {
    end(open({ method: `M${id}`, httpVersion: `${id}.9`, scheme: `s${id}`, path: `/${id}` }))
    if (id % 10_000 === 0) await metrics.collect()
  }
  const series = await metrics.series(name)
  expect(measured(series)).toBe(howMany)
  expect(series.map(({ attributes }) => attributes)).toEqual([
    { 'http.request.method': '_OTHER', 'http.response.status_code': 200, 'url.scheme': 'http' },
  ])
})

test('given an app that makes routes and classes of errors without end, then the limit holds over all collections', async () => {
  for (let id = 0; id < 20_000; id++) {
    const state = open({ method: 'GET', httpVersion: '1.1', scheme: 'http', path: '/' })
    state.route = `/made/${id}`
    state.error = Object.create({ constructor: { name: `E${id}` } })
    state.errorHandled = false
    end(state)
    if (id % 1_000 === 0) await metrics.collect()
  }
  const series = await metrics.series(name)
  expect(series).toHaveLength(2_000)
  expect(measured(series)).toBe(20_000)
  const rest = series.find(({ attributes }) => attributes['otel.metric.overflow'])
  expect(rest?.value).toMatchObject({ count: 18_001 })
  expect(lines).toHaveLength(1)
})

const socket = new net.Socket()

/** Opens a request as a server does, without a connection. */
function open(of: { method: string; httpVersion: string; scheme: string; path: string }): RequestState {
  const req = new IncomingMessage(socket)
  req.method = of.method
  req.httpVersion = of.httpVersion
  req.url = of.path
  req.headers['x-forwarded-proto'] = of.scheme
  return openRequest(req, new ServerResponse(req)).state
}

function end(state: RequestState): void {
  endRequest(state, 'completed')
}

/** Sends requests over one connection, a few ahead of their answers, and waits for the last one. */
function sendAll(port: number, count: number, text: (index: number) => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const client = net.connect(port, '127.0.0.1')
    const head = /HTTP\/1\.1 \d{3} /g
    let [sent, answers, rest] = [0, 0, '']
    const send = () => {
      while (sent < count && sent - answers < 5) client.write(text(sent++))
    }
    client.setEncoding('latin1').on('data', (data: string) => {
      rest += data
      answers += rest.match(head)?.length ?? 0
      // what may be the first half of a head
      rest = rest.replace(head, '').slice(-12)
      if (answers >= count) client.destroy()
      else send()
    })
    client.on('close', () => (answers >= count ? resolve() : reject(new Error(`${answers} answers`))))
    client.on('error', reject)
    send()
  })
}
