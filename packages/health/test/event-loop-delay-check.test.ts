import { eventLoopDelayCheck, HealthOptionsError } from '../src'
import { readyHealth } from './support/ready-health'

function block(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}

test('given a process at rest, when its event loop is checked, then it passes with the delay measured', async () => {
  const health = readyHealth({ checks: { loop: eventLoopDelayCheck() } })
  const { status, checks } = await health.report()
  expect(status).toBe('pass')
  expect(checks?.['loop:delay']?.[0]).toMatchObject({
    observedValue: expect.any(Number),
    observedUnit: 'ms',
    required: false,
  })
})

test('given an event loop that is held up, when it is checked, then it is degraded and says for how long', async () => {
  const health = readyHealth({ checks: { loop: eventLoopDelayCheck({ maxDelayMs: 200 }) } })
  const report = health.report()
  setTimeout(block, 40, 400)
  const { status, checks } = await report
  expect(status).toBe('warn')
  const entry = checks?.['loop:delay']?.[0]
  expect(entry).toMatchObject({
    status: 'fail',
    output: expect.stringMatching(/held up for \d+ ms, more than 200 ms/),
  })
  expect(entry?.observedValue).toBeGreaterThan(300)
})

test('given an event loop that stands still for the whole sample, when it is checked, then that is seen too', async () => {
  const health = readyHealth({ checks: { loop: eventLoopDelayCheck({ maxDelayMs: 200, required: true }) } })
  const report = health.report()
  block(600)
  expect(await report).toMatchObject({ status: 'fail' })
})

test('given wrong options, when the check is made, then it is refused', () => {
  expect(() => eventLoopDelayCheck({ maxDelayMs: -1 })).toThrow(HealthOptionsError)
})
