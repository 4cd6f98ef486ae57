import { loadConfig, str } from '@voluntarily/config'
import type { CheckResult } from '../src'
import { onlyEntry, readyHealth } from './support/ready-health'

async function outputOf(output: string): Promise<string | undefined> {
  const check = (): CheckResult => ({ status: 'warn', output })
  return (await onlyEntry(readyHealth({ checks: { check } }))).output
}

test.each([
  ['mongodb://app:hunter22@db/vly', 'mongodb://***@db/vly'],
  ['mongodb+srv://app:p@ss:w/rd@a,b:27018/x failed', 'mongodb+srv://***@a,b:27018/x failed'],
  ['two: amqp://a:b@c redis://:d@e', 'two: amqp://***@c redis://***@e'],
  ['"https://u:p@host/x"', '"https://***@host/x"'],
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
  expect(await outputOf('refused with key sesame-open-9000')).toBe('refused with key ***')
})

test('given an endless output with a URI at its cut, when it is shown, then it is short and holds no password', async () => {
  const shown = await outputOf(`${'mongodb://a '.repeat(340)}mongodb://app:${'hunter22'.repeat(1_000)}@db`)
  expect(shown?.length).toBeLessThanOrEqual(1_001)
  expect(shown).not.toContain('hunter22')
})

test('given an output made to be slow to mask, when it is shown, then it takes no time', async () => {
  const startedAt = performance.now()
  await outputOf('a://'.repeat(100_000))
  expect(performance.now() - startedAt).toBeLessThan(500)
})
