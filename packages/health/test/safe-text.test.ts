import { loadConfig, str } from '@voluntarily/config'
import type { CheckResult } from '../src'
import { onlyEntry, readyHealth } from './support/ready-health'

async function outputOf(output: string): Promise<string | undefined> {
  const check = (): CheckResult => ({ status: 'warn', output })
  return (await onlyEntry(readyHealth({ checks: { check } }))).output
}

test.each([
  ['mongodb://app:hunter22@db/vly', 'mongodb://[redacted]@db/vly'],
  ['mongodb+srv://app:p@ss:w/rd@a,b:27018/x failed', 'mongodb+srv://[redacted]@a,b:27018/x failed'],
  ['two: amqp://a:b@c redis://:d@e', 'two: amqp://[redacted]@c redis://[redacted]@e'],
  ['"https://u:p@host/x"', '"https://[redacted]@host/x"'],
  ['http://host/path is fine, so is me@example.org', 'http://host/path is fine, so is me@example.org'],
  ['two\nlines\u0000', 'two lines'],
])('given the output %j, when it is shown, then it is %j', async (given, shown) => {
  expect(await outputOf(given)).toBe(shown)
})

test('given a secret that loadConfig has seen, when a check says it, then it is masked', async () => {
  loadConfig(
    { HEALTH_TEST_KEY: str({ secret: true }) },
    { environment: { HEALTH_TEST_KEY: 'sesame-open-9000' } },
  )
  expect(await outputOf('refused with key sesame-open-9000')).toBe('refused with key [redacted]')
})

test('given a long output that is cut inside a password, when it is shown, then nothing of the password is', async () => {
  const shown = await outputOf(`mongodb://app:${'hunter22'.repeat(62)}@db `.repeat(100))
  expect(shown).not.toContain('hunter22')
  expect(shown).toContain('mongodb://[redacted]@db')
})

test('given a long output, when it is shown, then it is at most 1,000 characters and an ellipsis', async () => {
  expect(await outputOf('word '.repeat(10_000))).toHaveLength(1_001)
})

test('given an output made to be slow to mask, when it is shown, then it is masked before the test times out', async () => {
  expect((await outputOf('a://'.repeat(100_000)))?.length).toBeLessThanOrEqual(1_001)
})
