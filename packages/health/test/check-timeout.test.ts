import { stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { onlyEntry, readyHealth } from './support/ready-health'
import { recordedLog } from './support/recorded-log'

test('given a check that heeds its signal, when the time-out comes, then it fails and the signal is aborted', async () => {
  let seen: AbortSignal | undefined
  const check = (signal: AbortSignal) => {
    seen = signal
    return sleep(60_000, undefined, { signal })
  }
  const entry = await onlyEntry(readyHealth({ checks: { check }, timeoutMs: 30 }))
  expect(entry).toMatchObject({ status: 'fail', output: 'no answer within 30 ms' })
  expect(seen?.aborted).toBe(true)
})

test('given a time-out of its own, when a check is slower, then that one counts', async () => {
  const slow = () => sleep(60)
  const health = readyHealth({
    checks: { patient: slow, hasty: { check: slow, timeoutMs: 20 } },
    timeoutMs: 5_000,
  })
  const { checks } = await health.report()
  expect(checks?.['hasty:responseTime']?.[0]?.status).toBe('fail')
  expect(checks?.['patient:responseTime']?.[0]?.status).toBe('pass')
})

test('given a check that hangs and ignores its signal, when it is asked again and again, then it is not started again', async () => {
  const check = jest.fn(() => new Promise<void>(() => {}))
  const log = recordedLog()
  const health = readyHealth({ checks: { check }, timeoutMs: 30, log })
  const first = await onlyEntry(health)
  const later = await Promise.all(Array.from({ length: 1_000 }, () => onlyEntry(health)))
  expect(check).toHaveBeenCalledTimes(1)
  expect(first.output).toBe('no answer within 30 ms')
  expect(later[999]).toMatchObject({
    status: 'fail',
    output: expect.stringMatching(/^still no answer after \d+\.\d s$/),
  })
  expect(later[999]?.since).toBe(first.since)
  expect(log.messages()).toEqual([
    'info health: ready',
    'error health check check: fail, no answer within 30 ms',
  ])
})

test('given a check that hung, when it has ended after all, then its late answer is dropped and the next ask starts it anew', async () => {
  let finish: (answer: boolean) => void = () => {}
  const check = jest.fn(
    () =>
      new Promise<boolean>((done) => {
        finish = done
      }),
  )
  const health = readyHealth({ checks: { check }, timeoutMs: 30 })
  await onlyEntry(health)
  finish(true)
  await new Promise(setImmediate)
  const next = onlyEntry(health)
  finish(false)
  expect(await next).toMatchObject({ output: 'the check returned false' })
  expect(check).toHaveBeenCalledTimes(2)
})

test('given an answer that arrived while the event loop was blocked past the time-out, when it is free, then it counts', async () => {
  const check = async () => {
    const answered = stat(__filename)
    const until = performance.now() + 150
    while (performance.now() < until);
    await answered
  }
  expect(await onlyEntry(readyHealth({ checks: { check }, timeoutMs: 50 }))).toMatchObject({ status: 'pass' })
})

test('given a check that hangs, when health is shut down, then who waits is answered and the signal aborted', async () => {
  let seen: AbortSignal | undefined
  const log = recordedLog()
  const check = (signal: AbortSignal) => {
    seen = signal
    return new Promise<void>(() => {})
  }
  const health = readyHealth({ checks: { check }, timeoutMs: 60_000, log })
  const report = health.report()
  await health.shutdown()
  expect(await report).toMatchObject({ status: 'fail', output: 'draining' })
  expect(seen?.aborted).toBe(true)
  expect(log.messages()).toEqual(['info health: ready', 'info health: draining'])
})
