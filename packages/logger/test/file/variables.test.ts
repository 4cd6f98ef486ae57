import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings } from '@voluntarily/config'
import { createLogger, loggerSpecs } from '../../src'
import { runFixture } from '../support/run-fixture'

const path = () => join(mkdtempSync(join(tmpdir(), 'log-file-')), 'app.log')
const linesIn = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('given LOG_FILE, when the process exits straight after logging, then all lines are in the file and on stdout', async () => {
  const file = path()
  const { lines } = await runFixture('exits-at-once.js', { env: { LOG_FILE: file } })
  expect(lines).toHaveLength(2_000)
  expect(linesIn(file)).toEqual(lines.map((line) => JSON.parse(line)))
})

test('given LOG_FILE, when the process crashes, then the lines of the requests that had just ended are in the file', async () => {
  const file = path()
  await runFixture('ends-after-requests.js', { env: { LOG_FILE: file, HOW: 'throw' } })
  expect(linesIn(file).map(({ path }) => path)).toEqual(['/1', '/2', undefined, '/3'])
})

test('given lines for people on stdout, when logged, then the file has JSON', async () => {
  const file = path()
  const { out } = await runFixture('logs-and-ends.js', { env: { LOG_FILE: file, LOG_FORMAT: 'pretty' } })
  expect(out).toMatch(/INFO.*: one/)
  expect(linesIn(file).map(({ level, msg }) => `${level} ${msg}`)).toContain('error two')
})

test('given a destination of its own, when a logger is made, then it writes no file', () => {
  const file = path()
  createLogger({ destination: { write() {} }, environment: { LOG_FILE: file } }).info('x')
  expect(() => readFileSync(file)).toThrow('ENOENT')
})

test.each([
  ['daily', 'daily'],
  ['HOURLY', 'hourly'],
  ['12h', 43_200_000],
])('given LOG_FILE_INTERVAL=%s, when read, then it is %s', (given, expected) => {
  const { values, problems } = readSettings(loggerSpecs, { environment: { LOG_FILE_INTERVAL: given } })
  expect(problems).toEqual([])
  expect(values.LOG_FILE_INTERVAL).toBe(expected)
})

test.each(['weekly', '0', '500ms'])('given LOG_FILE_INTERVAL=%s, when read, then it is refused', (given) => {
  const { problems } = readSettings(loggerSpecs, { environment: { LOG_FILE_INTERVAL: given } })
  expect(problems).toMatchObject([
    { name: 'LOG_FILE_INTERVAL', expected: expect.stringContaining('daily, hourly') },
  ])
})
