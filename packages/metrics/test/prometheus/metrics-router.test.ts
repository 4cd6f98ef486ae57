import { type Metrics, MetricsOptionsError, metricsRouter, startMetrics } from '@voluntarily/metrics'
import { isProbe, openRequest, watchRouters } from '@voluntarily/request'
import express5 from 'express'
import { samplesOf } from '../support/page-samples'
import { type Served, serve } from '../support/serve'

const express4: typeof express5 = require('express-4')

let metrics: Metrics | undefined
let served: Served | undefined
afterEach(async () => {
  await served?.close()
  await metrics?.shutdown()
  metrics = served = undefined
})

const on = () => startMetrics({ exporter: 'prometheus', port: 0 })

describe.each([
  ['Express 4', express4],
  ['Express 5', express5],
])('given a router in %s', (_what, express) => {
  async function start(path?: string) {
    const app = express()
    app.use((req, res, next) => {
      watchRouters(app)
      if (!isProbe(req)) openRequest(req, res)
      next()
    })
    app.use(path === undefined ? metricsRouter() : metricsRouter({ path }))
    app.get('/users/:id', (_req, res) => void res.send('ok'))
    app.use((_req, res) => void res.status(404).send('the app'))
    served = await serve(app)
    return served.url
  }

  test('when its path is asked for, then the page comes, and has no request for itself in it', async () => {
    metrics = on()
    const url = await start()
    await (await fetch(`${url}/users/1`)).text()
    await (await fetch(`${url}/metrics`)).text()
    const answer = await fetch(`${url}/metrics`)
    const durations = Object.keys(samplesOf(await answer.text())).filter((name) =>
      name.startsWith('http_server_request_duration_seconds_count'),
    )

    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('version=0.0.4')
    expect(durations).toEqual([expect.stringContaining('http_route="/users/:id"')])
  })

  test.each([
    ['/', 'GET'],
    ['/metrics/more', 'GET'],
    ['/metrics', 'POST'],
  ])('when %s is asked for with %s, then the app answers', async (path, method) => {
    metrics = on()
    const answer = await fetch((await start()) + path, { method })

    expect(await answer.text()).toBe('the app')
  })

  test('when it is given another path, then the page is there', async () => {
    metrics = on()
    const url = await start('/internal/metrics')

    expect((await fetch(`${url}/internal/metrics`)).status).toBe(200)
    expect((await fetch(`${url}/metrics`)).status).toBe(404)
  })

  test('when metrics are off, then its path has nothing', async () => {
    metrics = startMetrics()
    const answer = await fetch(`${await start()}/metrics`)

    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('OTEL_METRICS_EXPORTER')
  })
})

test('given a bare server, when the router is its listener, then it answers, and other paths with 404', async () => {
  metrics = on()
  served = await serve(metricsRouter())

  expect((await fetch(`${served.url}/metrics`, { method: 'HEAD' })).status).toBe(200)
  expect((await fetch(served.url)).status).toBe(404)
})

test('given metrics that were shut down, when the path is asked for, then it has nothing any more', async () => {
  metrics = on()
  served = await serve(metricsRouter())
  await metrics.shutdown()

  expect((await fetch(`${served.url}/metrics`)).status).toBe(404)
})

test('given a path without a slash, when a router is made, then it throws', () => {
  const make = () => metricsRouter({ path: 'metrics' })

  expect(make).toThrow(MetricsOptionsError)
  expect(make).toThrow('path: expected')
})

test('given an option that does not exist, when a router is made, then the error names it and those that do', () => {
  expect(() => metricsRouter({ paht: '/metrics' } as never)).toThrow(
    'paht: there is no such option, expected path',
  )
})
