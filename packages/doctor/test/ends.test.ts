import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fakeJaeger, listen } from './support/fake-jaeger'
import { runDoctor } from './support/run-doctor'

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
    last: 'arrived: spans of this service are in Jaeger',
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
