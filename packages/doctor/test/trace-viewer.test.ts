import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fakeJaeger, listen } from './support/fake-jaeger'
import { diagnose } from './support/run-doctor'

const command = join(__dirname, '../../trace-viewer/bin/voluntarily-traces.js')
const endpoint = 'OTEL_EXPORTER_OTLP_ENDPOINT'
let viewer: ChildProcess
let page: string
let otlp: string

beforeAll(async () => {
  viewer = spawn(process.execPath, [command, '--port', '0', '--otlp-port', '0'], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(viewer.stdout as NodeJS.ReadableStream, 'data')
  const [first = '', second = ''] = String(line).match(/http:\/\/localhost:\d+/g) ?? []
  page = first
  otlp = second
})

afterAll(async () => {
  const ended = once(viewer, 'close')
  viewer.kill('SIGTERM')
  await ended
})

test('given the trace viewer, when it is asked, then the span arrives, and nobody speaks of Jaeger', async () => {
  const { exitCode, steps } = await diagnose({ [endpoint]: otlp, JAEGER_UI_URL: page })
  expect(exitCode).toBe(0)
  expect(steps.at(-1)).toMatchObject({
    name: 'read back',
    state: 'ok',
    text: expect.stringMatching(/^in the trace viewer after \d+ ms: http:\/\/localhost:\d+\/trace\/\w{32}$/),
  })
})

test('given the trace viewer where another collector takes the span, when it is asked, then it says who does not have it', async () => {
  const { url } = await listen(fakeJaeger())
  const { exitCode, faults } = await diagnose({ [endpoint]: url, JAEGER_UI_URL: page }, 2)
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    {
      name: 'read back',
      variable: 'JAEGER_UI_URL',
      text: expect.stringContaining(`the trace viewer at ${page} did not have it`),
    },
  ])
})

test("given the trace viewer's port for its page, when spans are sent to it, then it says who shows traces there", async () => {
  const { faults } = await diagnose({ [endpoint]: page })
  expect(faults).toMatchObject([
    {
      name: 'probe span',
      variable: endpoint,
      text: expect.stringContaining('that is where the trace viewer shows traces'),
    },
  ])
})
