import type { CheckResult } from '../src'
import { readyHealth } from './support/ready-health'

test('given a check that measures something, when it names what, then its key and value are that', async () => {
  const health = readyHealth({
    checks: {
      queue: {
        check: () => ({ status: 'pass', observedValue: 12, observedUnit: 'jobs' }),
        measurement: 'length',
        componentType: 'component',
      },
    },
  })
  const { checks } = await health.report()
  expect(checks?.['queue:length']?.[0]).toMatchObject({
    componentType: 'component',
    observedValue: 12,
    observedUnit: 'jobs',
  })
})

test('given a check with a value it does not name, when it fails later, then its key stays the same', async () => {
  let answer: CheckResult = { status: 'pass', observedValue: 12 }
  const health = readyHealth({ checks: { queue: () => answer } })
  const before = await health.report()
  answer = { status: 'fail' }
  const after = await health.report()
  expect([Object.keys(before.checks ?? {}), Object.keys(after.checks ?? {})]).toEqual([
    ['queue:value'],
    ['queue:value'],
  ])
})

test('given a check named __proto__, when it is reported, then it is there and nothing else is changed', async () => {
  const health = readyHealth({
    checks: JSON.parse('{"__proto__":null}', (_key, value) => value ?? (() => {})),
  })
  const { checks } = await health.report()
  expect(Object.keys(checks ?? {})).toEqual(['__proto__:responseTime'])
})
