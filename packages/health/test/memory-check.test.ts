import { HealthOptionsError, memoryCheck } from '../src'
import { readyHealth } from './support/ready-health'

async function entryOf(options?: Parameters<typeof memoryCheck>[0]) {
  const { status, checks } = await readyHealth({ checks: { memory: memoryCheck(options) } }).report()
  return { overall: status, entry: checks?.['memory:heapUtilization']?.[0] }
}

test('given a process with room, when its memory is checked, then it passes with the heap in use', async () => {
  const { overall, entry } = await entryOf()
  expect(overall).toBe('pass')
  expect(entry).toMatchObject({ status: 'pass', observedUnit: 'percent', componentType: 'system' })
  expect(entry?.observedValue).toBeGreaterThan(0)
  expect(entry?.observedValue).toBeLessThan(90)
})

test('given a heap fuller than allowed, when it is checked, then the service is degraded', async () => {
  const { overall, entry } = await entryOf({ maxHeapUsedRatio: 0.000_001 })
  expect(overall).toBe('warn')
  expect(entry?.output).toMatch(/^\d+\.\d MiB of a heap of \d+\.\d MiB are in use$/)
})

test('given a process larger than allowed and required, when it is checked, then it fails', async () => {
  const { overall, entry } = await entryOf({ maxRssBytes: 2 ** 20, required: true })
  expect(overall).toBe('fail')
  expect(entry?.output).toMatch(/^the process holds \d+\.\d MiB, more than 1\.0 MiB$/)
})

test.each([{ maxHeapUsedRatio: 90 }, { maxHeapUsedRatio: 0 }, { maxRssBytes: -1 }, { maxRsBytes: 1 }])(
  'given %j, when the check is made, then it is refused',
  (options) => {
    expect(() => memoryCheck(options)).toThrow(HealthOptionsError)
  },
)
