import { setTimeout as sleep } from 'node:timers/promises'
import type { CheckResult } from '../src'
import { onlyEntry, readyHealth } from './support/ready-health'
import { recordedLog } from './support/recorded-log'

type Answer = CheckResult | boolean

async function linesFor(answers: Answer[], options: { required?: boolean } = {}) {
  const log = recordedLog()
  let answer: Answer = true
  const health = readyHealth({ checks: { mongo: { check: () => answer, ...options } }, log })
  for (answer of answers) await health.report()
  return log.messages().slice(1)
}

test('given a check that goes down and comes back, when it is asked often, then the log has each change once', async () => {
  expect(await linesFor([true, true, false, false, false, true, true, false])).toEqual([
    'error health check mongo: fail, the check returned false',
    'info health check mongo: pass',
    'error health check mongo: fail, the check returned false',
  ])
})

test('given a check that fails from the start, when it is first asked, then the log says so', async () => {
  expect(await linesFor([false])).toHaveLength(1)
})

test('given a check that is not required, when it fails, then it is a warning', async () => {
  expect(await linesFor([true, false], { required: false })).toEqual([
    'warn health check mongo: fail, the check returned false',
  ])
})

test('given a check that warns, when it goes on to fail, then both are told', async () => {
  expect(
    await linesFor([
      { status: 'warn', output: 'slow' },
      { status: 'fail', output: 'gone' },
    ]),
  ).toEqual(['warn health check mongo: warn, slow', 'error health check mongo: fail, gone'])
})

test('given a change, when it is logged, then its fields say what, since when and how long, credentials masked', async () => {
  const log = recordedLog()
  let uri = ''
  const check = () => {
    if (uri) throw new Error(`no answer from ${uri}`)
  }
  const health = readyHealth({ checks: { mongo: check }, log, details: 'never' })
  const before = await onlyEntry(health)
  uri = 'mongodb://app:hunter22@db/vly'
  await sleep(5)
  await health.report()
  expect(log.lines[1]).toEqual({
    level: 'error',
    message: 'health check mongo: fail, no answer from mongodb://[redacted]@db/vly',
    fields: {
      check: 'mongo',
      status: 'fail',
      previousStatus: before.status,
      previousLastedMs: expect.any(Number),
      required: true,
      durationMs: expect.any(Number),
      failures: 1,
      output: 'no answer from mongodb://[redacted]@db/vly',
    },
  })
  expect(log.lines[1]?.fields.previousLastedMs).toBeGreaterThanOrEqual(4)
})

test('given a status that stays, when it is asked again, then since stays and time goes on', async () => {
  const health = readyHealth({ checks: { it: () => {} } })
  const first = await onlyEntry(health)
  await sleep(5)
  const second = await onlyEntry(health)
  expect(second.since).toBe(first.since)
  expect(Date.parse(second.time)).toBeGreaterThan(Date.parse(first.time))
})

test('given a log that throws, when a state changes, then the report is as right as ever', async () => {
  const broken = () => {
    throw new Error('log is broken')
  }
  const health = readyHealth({
    checks: { it: () => false },
    log: { info: broken, warn: broken, error: broken },
  })
  expect(await health.report()).toMatchObject({ status: 'fail' })
})
