import { createHealth } from '../src'
import { readyHealth } from './support/ready-health'
import { recordedLog } from './support/recorded-log'
import { serve } from './support/serve'

const environment = {}

test('given a new health, when /ready is asked before and after markReady, then it is 503 and then 200', async () => {
  const health = createHealth({ environment })
  const served = await serve(health.router)
  const before = await served.ask('/ready')
  health.markReady()
  const after = await served.ask('/ready')
  await served.close()
  expect([before.status, before.body.status, before.body.output]).toEqual([503, 'fail', 'starting'])
  expect([after.status, after.body.status, after.body.output]).toEqual([200, 'pass', undefined])
})

test('given a ready promise, when the server listens first, then it is starting until the promise resolves', async () => {
  let resolve = () => {}
  const ready = new Promise<void>((done) => {
    resolve = done
  })
  const health = createHealth({ ready, environment })
  health.markReady()
  await Promise.resolve()
  expect(health.state).toBe('starting')
  resolve()
  await ready
  await Promise.resolve()
  expect(health.state).toBe('ready')
})

test('given a ready promise that has resolved, when nobody calls markReady, then it is still starting', async () => {
  const health = createHealth({ ready: Promise.resolve(), environment })
  await new Promise(setImmediate)
  expect(health.state).toBe('starting')
})

test('given a ready promise that is rejected, when /ready is asked, then it stays 503 and the log says why once', async () => {
  const log = recordedLog()
  const error = new Error('cannot reach mongodb://app:hunter22@db/vly')
  const health = createHealth({ ready: Promise.reject(error), log, environment })
  health.markReady()
  const reports = [await health.report(), await health.report()]
  expect(reports.map(({ status, output }) => [status, output])).toEqual([
    ['fail', 'starting'],
    ['fail', 'starting'],
  ])
  expect(log.messages()).toEqual([
    'error health: the ready promise was rejected, the readiness path stays at 503: cannot reach mongodb://[redacted]@db/vly',
  ])
  expect(log.lines[0]?.fields.err).toBe(error)
})

test('given a ready service, when it drains, then /ready is 503, /health 200, and there is no way back', async () => {
  const health = readyHealth()
  const served = await serve(health.router)
  health.drain()
  health.drain()
  health.markReady()
  const ready = await served.ask('/ready')
  const live = await served.ask('/health')
  await served.close()
  expect([ready.status, ready.body.output]).toEqual([503, 'draining'])
  expect([live.status, live.body.status]).toEqual([200, 'pass'])
})

test('given a check under way, when draining begins, then those who wait are told draining', async () => {
  let finish = () => {}
  const slow = () =>
    new Promise<void>((done) => {
      finish = done
    })
  const health = readyHealth({ checks: { slow } })
  const report = health.report()
  health.drain()
  finish()
  expect(await report).toMatchObject({ status: 'fail', output: 'draining' })
})

test('given a service that is starting or draining, when /ready is asked, then no check is run', async () => {
  const check = jest.fn()
  const health = createHealth({ checks: { check }, environment })
  const starting = await health.report()
  health.markReady()
  health.drain()
  const draining = await health.report()
  expect(check).not.toHaveBeenCalled()
  expect([starting.checks, draining.checks]).toEqual([undefined, undefined])
})

test('given a whole life, when its states change, then the log has each of them once', async () => {
  const log = recordedLog()
  const health = createHealth({ log, environment })
  health.markReady()
  health.markReady()
  health.drain()
  await health.shutdown()
  await health.shutdown()
  expect(log.messages()).toEqual(['info health: ready', 'info health: draining'])
})
