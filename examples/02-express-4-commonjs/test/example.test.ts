import path from 'node:path'
import { freePort } from '../../../test/support/free-ports'
import { killServers, type ServerProcess, startServer } from '../../../test/support/server-process'

let example: ServerProcess
beforeAll(async () => {
  const env = { PORT: await freePort(), SLOW_MS: '20', LOG_LEVEL: 'debug' }
  example = await startServer(path.join(__dirname, '../server.js'), { env })
})
afterAll(killServers)

const get = async (url: string) => {
  const response = await fetch(example.url + url)
  return { status: response.status, body: await response.json() }
}
const lineOf = (route: string) => example.line((line) => line.route === route)

test.each([
  ['/api/volunteers/7/hours/2026-11', '/api/volunteers/:volunteerId/hours/:month', 200],
  ['/slow', '/slow', 200],
  ['/chain', '/chain', 200],
  ['/report', '/report', 200],
  ['/fail', '/fail', 500],
])(
  'given example 02, when %s is asked, then its line has the route %s and %i',
  async (url, route, status) => {
    expect((await get(url)).status).toBe(status)
    expect(await lineOf(route)).toMatchObject({ status, outcome: 'completed' })
  },
)

test('given an error that the app answers itself, then the line has it with its stack', async () => {
  const { body } = await get('/fail')
  expect(body).toMatchObject({ error: 'something went wrong', requestId: expect.any(String) })
  expect(await lineOf('/fail')).toMatchObject({
    level: 'error',
    err: { message: 'the report could not be stored', stack: expect.stringContaining('server.js') },
  })
})

test('given its checks, then /ready tells of them', async () => {
  expect(await get('/ready')).toMatchObject({
    status: 200,
    body: { status: 'pass', checks: expect.any(Object) },
  })
})

test('given SIGTERM, then its hook runs and it exits with 0', async () => {
  example.kill('SIGTERM')
  expect((await example.exit()).code).toBe(0)
  expect(example.lines().map(({ msg }) => msg)).toContain('the app has closed what it had open')
})
