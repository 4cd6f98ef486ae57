import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { diagnose } from './support/run-doctor'

const command = join(__dirname, '../../trace-viewer/bin/voluntarily-traces.js')
let viewer: ChildProcess
afterEach(async () => {
  const ended = once(viewer, 'close')
  viewer.kill('SIGTERM')
  await ended
})

test('given the trace viewer, when it is asked, then the span arrives', async () => {
  viewer = spawn(process.execPath, [command, '--port', '0', '--otlp-port', '0'], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(viewer.stdout as NodeJS.ReadableStream, 'data')
  const [page = '', otlp = ''] = String(line).match(/http:\/\/localhost:\d+/g) ?? []
  const { exitCode, steps } = await diagnose({ OTEL_EXPORTER_OTLP_ENDPOINT: otlp, JAEGER_UI_URL: page })
  expect(exitCode).toBe(0)
  expect(steps.at(-1)).toMatchObject({
    name: 'read back',
    state: 'ok',
    text: expect.stringContaining(`${page}/trace/`),
  })
})
