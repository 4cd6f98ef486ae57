import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fakeJaeger, listen, listenInSilence } from './support/fake-jaeger'
import { diagnose, runDoctor } from './support/run-doctor'

const folder = mkdtempSync(join(tmpdir(), 'doctor-ends-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('given a thread that never comes back, as for a name that is looked up, when all is said, then it ends all the same', async () => {
  const { url } = await listen(fakeJaeger())
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const { code, out } = await runDoctor({
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    JAEGER_UI_URL: url,
    NODE_OPTIONS: `--require ${join(__dirname, 'fixtures/blocked-thread.js')}`,
    PIPE: pipe,
  })
  expect({ code, last: out.trimEnd().split('\n').at(-1) }).toEqual({
    code: 0,
    last: 'arrived: nothing is in the way of the spans of this service',
  })
})

test('given an environment that registers the library, when it is run, then its own tracing is not in the way', async () => {
  const { url } = await listen(fakeJaeger())
  const register = join(__dirname, '../../observability/dist/register.js')
  const { code, out, err } = await runDoctor({
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    JAEGER_UI_URL: url,
    OTEL_TRACES_SAMPLER: 'always_off',
    NODE_OPTIONS: `--require ${register}`,
  })
  expect({ code, err }).toEqual({ code: 1, err: '' })
  expect(out).toMatch(/^ok +probe span: accepted/m)
})

test('given a collector that lets the bytes of its answer drip, when it is asked, then it ends in time and says so', async () => {
  const { url } = await listen((req, res) => {
    res.writeHead(200, { 'content-length': 1_000_000 })
    const timer = setInterval(() => res.write('x'), 200)
    req.once('close', () => clearInterval(timer))
    res.once('close', () => clearInterval(timer))
  })
  const { faults } = await diagnose({ OTEL_EXPORTER_OTLP_ENDPOINT: url })
  expect(faults).toMatchObject([
    { name: 'probe span', text: expect.stringContaining('takes the connection, and does not answer') },
  ])
})

test('given more collectors that hang than there is time for, when the time is up, then it says what was not tried', async () => {
  const { url } = await listenInSilence()
  const { exitCode, faults } = await diagnose(
    {
      OTEL_TRACES_EXPORTER: 'otlp,jaeger',
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      OTEL_EXPORTER_JAEGER_ENDPOINT: `${url}/api/traces`,
      OTEL_METRICS_EXPORTER: 'otlp',
    },
    1,
  )
  expect(exitCode).toBe(1)
  expect(faults.map(({ name, state, text }) => [name, state, text.replace(url, 'it')])).toEqual([
    ['probe span', 'failed', 'it/v1/traces had not taken the span when the time was up'],
    ['exporter', 'unsure', 'jaeger was not tried: the time was up before'],
    ['metrics', 'unsure', 'not tried: the time was up before'],
  ])
})
