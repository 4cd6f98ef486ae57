import { setTimeout as sleep } from 'node:timers/promises'
import { HealthOptionsError, type HttpCheckOptions, httpCheck } from '../src'
import { onlyEntry, readyHealth } from './support/ready-health'
import { type Served, serve } from './support/serve'

let served: Served
let asked: { method?: string; url?: string; key?: string | string[] }[]

beforeEach(async () => {
  asked = []
  served = await serve((req, res) => {
    asked.push({ method: req.method, url: req.url, key: req.headers['x-key'] })
    const [, kind, value] = new URL(req.url ?? '', served.url).pathname.split('/')
    if (kind === 'status') res.writeHead(Number(value), { location: '/status/200' }).end('body')
    if (kind === 'endless') {
      const writing = setInterval(() => res.write('x'.repeat(50_000)), 1)
      res.on('close', () => clearInterval(writing))
    }
  })
})
afterEach(() => served.close())

async function check(path: string, options?: HttpCheckOptions) {
  return onlyEntry(
    readyHealth({ checks: { api: httpCheck(`${served.url}${path}`, options) }, timeoutMs: 10_000 }),
  )
}

test.each([200, 204, 299])(
  'given a dependency that answers %d, when it is asked, then the check passes',
  async (status) => {
    expect(await check(`/status/${status}`)).toMatchObject({ status: 'pass', observedUnit: 'ms' })
  },
)

test.each([302, 404, 500])(
  'given a dependency that answers %d, when it is asked, then the check fails and names it without the query',
  async (status) => {
    const entry = await check(`/status/${status}?token=abc`)
    expect(entry).toMatchObject({
      status: 'fail',
      output: `${served.url}/status/${status} answered ${status}, expected 200 to 299`,
    })
  },
)

test('given a redirect, when it is asked, then it is not followed and no header goes there', async () => {
  await check('/status/302', { headers: { 'x-key': 'secret' } })
  expect(asked).toEqual([{ method: 'GET', url: '/status/302', key: 'secret' }])
})

test.each([
  [404, 404, 'pass'],
  [401, [200, 401], 'pass'],
  [200, [401], 'fail'],
])(
  'given the answer %d, when %j is expected, then the check is %s',
  async (answer, expectedStatus, status) => {
    expect((await check(`/status/${answer}`, { expectedStatus })).status).toBe(status)
  },
)

test('given a method, when it is asked, then that one is used', async () => {
  await check('/status/200', { method: 'HEAD' })
  expect(asked[0]?.method).toBe('HEAD')
})

test('given a dependency that does not answer, when the time-out comes, then the check fails and the request is given up', async () => {
  const health = readyHealth({ checks: { api: httpCheck(`${served.url}/silent`) }, timeoutMs: 100 })
  expect((await onlyEntry(health)).output).toBe('no answer within 100 ms')
  await sleep(200)
  // Given up, so the next ask is a new request and not the old one still hanging.
  expect((await onlyEntry(health)).output).toBe('no answer within 100 ms')
  expect(asked).toHaveLength(2)
})

test('given a body without end, when it is asked, then the status decides and the body is cut off', async () => {
  expect((await check('/endless')).status).toBe('pass')
})

test('given a port where nobody listens, when it is asked, then the output says what happened', async () => {
  const gone = await serve(() => {})
  await gone.close()
  const health = readyHealth({ checks: { api: httpCheck(gone.url) } })
  expect((await onlyEntry(health)).output).toMatch(/^fetch failed: connect ECONNREFUSED 127\.0\.0\.1:\d+$/)
})

test('given many wrong options, when the check is made, then one error names them and shows no password', () => {
  const wrong = { expectedStatus: 99, headers: { 'a b': 'c' }, timeoutMs: 0, folow: true }
  let thrown: unknown
  try {
    httpCheck('https://user:hunter22@host/', wrong)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(HealthOptionsError)
  expect((thrown as HealthOptionsError).problems).toHaveLength(5)
  expect((thrown as Error).message).not.toContain('hunter22')
})

test.each(['host/path', 'ftp://host', '', 'not a url?password=hunter22'])(
  'given the url %j, when the check is made, then it is refused',
  (url) => {
    expect(() => httpCheck(url)).toThrow(
      /^options of httpCheck are wrong:\n {2}url: expected an address that starts with http/,
    )
  },
)
