import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createHealth } from '../src'
import { readyHealth } from './support/ready-health'
import { serve } from './support/serve'

test('given a check that takes a while, when 10,000 ask at the same time, then it runs once', async () => {
  const check = jest.fn(() => sleep(50))
  const health = readyHealth({ checks: { check } })
  const reports = await Promise.all(Array.from({ length: 10_000 }, () => health.report()))
  expect(check).toHaveBeenCalledTimes(1)
  expect(new Set(reports.map(({ status }) => status))).toEqual(new Set(['pass']))
})

test('given a check that takes a while, when 500 requests come during it, then it runs once and all are answered', async () => {
  let finish = () => {}
  let arrived = 0
  const check = jest.fn(
    () =>
      new Promise<void>((done) => {
        finish = done
      }),
  )
  const health = readyHealth({ checks: { check }, timeoutMs: 20_000 })
  const served = await serve((req, res) => {
    health.router(req, res)
    arrived += 1
    if (arrived === 500) finish()
  })
  const statuses = await Promise.all(
    Array.from(
      { length: 500 },
      () =>
        new Promise((resolve, reject) => {
          get(`${served.url}/ready`, (incoming) => {
            incoming.resume().on('end', () => resolve(incoming.statusCode))
          }).on('error', reject)
        }),
    ),
  )
  await served.close()
  expect(check).toHaveBeenCalledTimes(1)
  expect(statuses.filter((status) => status === 200)).toHaveLength(500)
})

test('given checks that each take a while, when they are asked, then they run side by side', async () => {
  let running = 0
  let most = 0
  const check = async () => {
    running += 1
    most = Math.max(most, running)
    await sleep(20)
    running -= 1
  }
  await readyHealth({ checks: { a: check, b: check, c: check } }).report()
  expect(most).toBe(3)
})

test('given a run that has ended and cacheMs 0, when it is asked again, then it runs again', async () => {
  const check = jest.fn()
  const health = readyHealth({ checks: { check }, cacheMs: 0 })
  await health.report()
  await health.report()
  expect(check).toHaveBeenCalledTimes(2)
})

test('given an answer younger than cacheMs, when it is asked again, then it is reused, the bad one too', async () => {
  const good = jest.fn()
  const bad = jest.fn(() => false)
  const health = createHealth({
    startReady: true,
    checks: { good, bad, fresh: { check: good, cacheMs: 0 } },
    environment: { HEALTH_CACHE_MS: '1s' },
  })
  const first = await health.report()
  const second = await health.report()
  expect([good.mock.calls.length, bad.mock.calls.length]).toEqual([3, 1])
  expect(second.checks?.['bad:responseTime']).toEqual(first.checks?.['bad:responseTime'])
  await sleep(1_020)
  await health.report()
  expect([good.mock.calls.length, bad.mock.calls.length]).toEqual([5, 2])
})

test('given a report that its reader changes, when it is asked again, then the next one is untouched', async () => {
  const health = readyHealth({ checks: { it: () => {} }, cacheMs: 10_000 })
  const first = await health.report()
  for (const [entry] of Object.values(first.checks ?? {})) if (entry) entry.status = 'fail'
  expect((await health.report()).checks?.['it:responseTime']?.[0]?.status).toBe('pass')
})

test('given cacheMs longer than a good answer may count, when that time is over, then the check runs again', async () => {
  const check = jest.fn()
  const health = createHealth({
    startReady: true,
    checks: { check },
    maxAgeMs: 50,
    environment: { HEALTH_CACHE_MS: '1h' },
  })
  await health.report()
  await sleep(60)
  await health.report()
  expect(check).toHaveBeenCalledTimes(2)
})
