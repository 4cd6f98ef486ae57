import type { Check, CheckFunction } from '../src'
import { readyHealth } from './support/ready-health'
import { serve } from './support/serve'

const pass = () => {}
const fail = () => false
const warn = () => ({ status: 'warn' as const })

const cases: [string, Record<string, Check | CheckFunction>, number, string][] = [
  ['no checks', {}, 200, 'pass'],
  ['all pass', { a: pass, b: { check: pass, required: false } }, 200, 'pass'],
  ['an optional one fails', { a: pass, b: { check: fail, required: false } }, 200, 'warn'],
  ['one warns', { a: pass, b: warn }, 200, 'warn'],
  ['a required one fails', { a: fail, b: { check: fail, required: false }, c: warn }, 503, 'fail'],
]

test.each(cases)(
  'given %s, when /ready is asked, then code and status say so',
  async (_name, checks, code, status) => {
    const served = await serve(readyHealth({ checks }).router)
    const answer = await served.ask('/ready')
    await served.close()
    expect([answer.status, answer.body.status]).toEqual([code, status])
  },
)

test('given a required check that fails, when /health is asked, then it is 200 and the check is not run', async () => {
  const check = jest.fn(fail)
  const served = await serve(readyHealth({ checks: { check } }).router)
  const answer = await served.ask('/health')
  await served.close()
  expect([answer.status, answer.body.status]).toEqual([200, 'pass'])
  expect(check).not.toHaveBeenCalled()
})
