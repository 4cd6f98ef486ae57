import { setTimeout as sleep } from 'node:timers/promises'
import { onlyEntry, readyHealth } from './support/ready-health'

function breakable({ maxAgeMs = 60_000, timeoutMs = 1_000 } = {}) {
  const state: { answer: boolean | Promise<void> } = { answer: true }
  const check = { check: async () => state.answer, failureThreshold: 3 }
  const health = readyHealth({ checks: { it: check }, maxAgeMs, timeoutMs })
  return { state, health, ask: () => onlyEntry(health) }
}

test('given a threshold of 3, when a passing check fails three times in a row, then it is warn twice and then fail', async () => {
  const { state, ask } = breakable()
  const entries = [await ask()]
  state.answer = false
  for (let failures = 1; failures <= 4; failures++) entries.push(await ask())
  state.answer = true
  entries.push(await ask())
  expect(entries.map(({ status, failures }) => [status, failures])).toEqual([
    ['pass', undefined],
    ['warn', 1],
    ['warn', 2],
    ['fail', 3],
    ['fail', 4],
    ['pass', undefined],
  ])
  expect(entries[1]?.output).toBe('failure 1 of 3 in a row: the check returned false')
})

test('given a threshold of 3, when a success comes between failures, then they are counted from one again', async () => {
  const { state, ask } = breakable()
  const statuses: string[] = []
  for (const answer of [true, false, false, true, false, false]) {
    state.answer = answer
    statuses.push((await ask()).status)
  }
  expect(statuses).toEqual(['pass', 'warn', 'warn', 'pass', 'warn', 'warn'])
})

test('given a threshold of 3, when the check has never passed, then its first failure counts', async () => {
  const { state, ask } = breakable()
  state.answer = false
  expect((await ask()).status).toBe('fail')
})

test('given a good answer older than maxAgeMs, when the check fails once, then the good one counts no more', async () => {
  const { state, ask } = breakable({ maxAgeMs: 40 })
  await ask()
  state.answer = false
  await sleep(60)
  expect(await ask()).toMatchObject({ status: 'fail', failures: 1 })
})

test('given a warning that rests on a good answer, when that grows too old, then it is looked at again before cacheMs', async () => {
  const check = jest.fn().mockReturnValueOnce(true).mockReturnValue(false)
  const health = readyHealth({
    checks: { it: { check, failureThreshold: 9, cacheMs: 800 } },
    maxAgeMs: 1_400,
  })
  await onlyEntry(health)
  await sleep(810)
  const held = await onlyEntry(health)
  await sleep(600)
  const later = await onlyEntry(health)
  expect([held.status, later.status]).toEqual(['warn', 'fail'])
  expect(check).toHaveBeenCalledTimes(3)
})

test('given a check that hangs, when it is asked very often, then each time-out that passes is one failure, not each ask', async () => {
  const timeoutMs = 200
  const { state, health, ask } = breakable({ timeoutMs })
  await ask()
  state.answer = new Promise(() => {})
  const startedAt = performance.now()
  await ask()
  await Promise.all(Array.from({ length: 100 }, () => health.report()))
  const { failures } = await ask()
  expect(failures).toBeLessThanOrEqual(Math.max(1, (performance.now() - startedAt) / timeoutMs))
  await sleep(3 * timeoutMs)
  expect((await ask()).status).toBe('fail')
})
