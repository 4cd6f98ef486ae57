import { fakeJaeger, listen } from './support/fake-jaeger'
import { runDoctor } from './support/run-doctor'

test('given --help, when it is run, then it says what it does and what its exit codes mean', async () => {
  const { code, out } = await runDoctor({}, ['--help'])
  expect(code).toBe(0)
  expect(out).toMatch(/--timeout[\s\S]*--json[\s\S]*Exit code:\n {2}0 {3}[\s\S]*JAEGER_UI_URL/)
})

test('given --version, when it is run, then it prints it', async () => {
  expect(await runDoctor({}, ['--version'])).toEqual({ code: 0, out: '0.1.0\n', err: '' })
})

test.each([
  ['an option that does not exist', ['--fix'], '--fix'],
  ['a time that is none', ['--timeout', 'long'], '--timeout: expected seconds'],
  ['no time at all', ['--timeout', '0'], '--timeout: expected seconds'],
])('given %s, when it is run, then it says so in one line, exit code 1', async (_what, args, text) => {
  const { code, out, err } = await runDoctor({}, args)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(/^voluntarily-doctor: .*\n$/)
  expect(err).toContain(text)
})

test('given a span that arrives, when it is run, then each step is a line without colours', async () => {
  const { url } = await listen(fakeJaeger())
  const { code, out, err } = await runDoctor({
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    JAEGER_UI_URL: url,
    OTEL_SERVICE_NAME: 'orders',
  })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.split('\n').map((line) => line.slice(0, 25).replace(/ .*?(?=\w)/, ' '))).toEqual([
    expect.stringContaining('ok settings:'),
    expect.stringContaining('ok sampler:'),
    expect.stringContaining('ok exporter:'),
    expect.stringContaining('ok connection:'),
    expect.stringContaining('ok probe span:'),
    expect.stringContaining('ok read back:'),
    expect.stringContaining('arrived:'),
    '',
  ])
  expect(out).toContain('the service is orders')
  expect(out).not.toContain('\u001b')
})

test('given a fault, when it is run, then its line is followed by what to do, and the verdict comes last', async () => {
  const { code, out } = await runDoctor({ OTEL_TRACES_EXPORTER: 'none' })
  expect(code).toBe(1)
  expect(out.split('\n').slice(-4)).toEqual([
    'failed    exporter: OTEL_TRACES_EXPORTER says none: no span leaves the process',
    '          remove OTEL_TRACES_EXPORTER, or set it to otlp',
    'failed: see what is said above',
    '',
  ])
})
