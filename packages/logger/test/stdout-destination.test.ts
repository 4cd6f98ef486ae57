import { runFixture } from './support/run-fixture'

test('given process.exit straight after logging, when the process ends, then no line is lost', async () => {
  const { code, lines } = await runFixture('exits-at-once.js')
  expect(code).toBe(3)
  expect(lines).toHaveLength(2_000)
  expect(JSON.parse(lines.at(-1) as string)).toMatchObject({ i: 1_999, msg: 'line' })
})

test('given a reader that goes away, when the app logs on, then it lives and says so once on stderr', async () => {
  const { code, err } = await runFixture('logs-on.js', { readBytes: 1_000 })
  expect(code).toBe(7)
  expect(err.match(/log lines are lost/g)).toHaveLength(1)
  expect(err).toContain('EPIPE')
})

test('given a full disk, when the app logs, then it lives and says so once on stderr', async () => {
  const { code, err } = await runFixture('logs-on.js', { redirect: '> /dev/full' })
  expect(code).toBe(7)
  expect(err.match(/log lines are lost/g)).toHaveLength(1)
  expect(err).toContain('ENOSPC')
})

test('given a full disk, when something fatal is logged, then the app is not held up', async () => {
  const { code, err } = await runFixture('logs-fatal.js', { redirect: '> /dev/full' })
  expect(code).toBe(5)
  expect(err.match(/log lines are lost/g)).toHaveLength(1)
})

test('given standard output and error both closed, when the app logs, then it lives', async () => {
  expect((await runFixture('logs-on.js', { redirect: '>&- 2>&-' })).code).toBe(7)
})

test('given NODE_ENV=test, when a process has logged, then it ends by itself, and pino-pretty was not loaded', async () => {
  const { code, lines, err } = await runFixture('logs-and-ends.js', { env: { NODE_ENV: 'test' } })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'info', msg: 'one', env: 'test' },
    { level: 'error', msg: 'two', a: 1, err: { message: 'boom' } },
  ])
})
