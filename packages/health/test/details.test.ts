import type { HealthOptions } from '../src'
import { readyHealth } from './support/ready-health'
import { type Answer, serve } from './support/serve'

const service = { name: 'vly', version: '2.1.0', revision: '4f2c1ab' }
const checks = {
  mongo: () => {
    throw new Error('cannot reach mongodb://app:hunter22@db-1,db-2/vly?x=1 as app')
  },
}

async function ask(target: string, options: HealthOptions): Promise<Answer> {
  const served = await serve(readyHealth({ service, checks, ...options }).router)
  const answer = await served.ask(target)
  await served.close()
  return answer
}

test('given details never, when a check fails, then the body is the status and nothing else', async () => {
  const ready = await ask('/ready', { details: 'never' })
  const live = await ask('/health', { details: 'never' })
  expect([ready.text, live.text]).toEqual(['{"status":"fail"}', '{"status":"pass"}'])
})

test('given details never, when the service is starting, then the body does not say why', async () => {
  const { status, text } = await ask('/ready', { details: 'never', startReady: false })
  expect([status, text]).toEqual([503, '{"status":"fail"}'])
})

test('given details always, when a check fails, then the body follows the draft and its credentials are masked', async () => {
  const ready = await ask('/ready', { details: 'always' })
  const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(ready.body).toEqual({
    status: 'fail',
    version: '2.1.0',
    releaseId: '4f2c1ab',
    serviceId: 'vly',
    checks: {
      'mongo:responseTime': [
        {
          status: 'fail',
          required: true,
          observedValue: expect.any(Number),
          observedUnit: 'ms',
          time: iso,
          since: iso,
          durationMs: expect.any(Number),
          failures: 1,
          output: 'cannot reach mongodb://[redacted]@db-1,db-2/vly?x=1 as app',
        },
      ],
    },
  })
})

test('given details always, when /health is asked, then it names the service and no check', async () => {
  const live = await ask('/health', { details: 'always' })
  expect(live.body).toEqual({ status: 'pass', version: '2.1.0', releaseId: '4f2c1ab', serviceId: 'vly' })
})

test('given details never, when report() is called, then it has them all the same', async () => {
  const report = await readyHealth({ checks, details: 'never' }).report()
  expect(report.checks).toHaveProperty(['mongo:responseTime', 0, 'output'])
})
