import { join } from 'node:path'
import { answering, fakeJaeger, listen } from './support/fake-jaeger'
import { diagnose, runDoctor } from './support/run-doctor'

test.each<[string, string, Record<string, string>]>([
  ['the exporter is none', 'OTEL_TRACES_EXPORTER', { OTEL_TRACES_EXPORTER: 'none' }],
  ['the exporter is the console', 'OTEL_TRACES_EXPORTER', { OTEL_TRACES_EXPORTER: 'console' }],
  ['it runs as a test', 'NODE_ENV', { NODE_ENV: 'test' }],
  ['the SDK is disabled', 'OTEL_SDK_DISABLED', { OTEL_SDK_DISABLED: 'true' }],
  ['the configuration file is not there', 'OTEL_CONFIG_FILE', { OTEL_CONFIG_FILE: '/nowhere/otel.yaml' }],
  ['the protocol does not exist', 'OTEL_EXPORTER_OTLP_PROTOCOL', { OTEL_EXPORTER_OTLP_PROTOCOL: 'http' }],
  [
    'the address has no scheme',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'jaeger:4318' },
  ],
  ['the ratio is out of range', 'OTEL_TRACES_SAMPLER_ARG', { OTEL_TRACES_SAMPLER_ARG: '10' }],
  ['a variable of another part is wrong', 'LOG_LEVEL', { LOG_LEVEL: 'loud' }],
])('given that %s, when it is asked, then it names %s and sends nothing', async (_what, variable, env) => {
  const { exitCode, faults, steps } = await diagnose(env)
  expect({ exitCode, variables: faults.map((fault) => fault.variable) }).toEqual({
    exitCode: 1,
    variables: [variable],
  })
  expect(faults[0]?.remedy).toContain(variable)
  expect(steps.map(({ name }) => name)).not.toContain('probe span')
})

test.each([
  ['OTEL_TRACES_SAMPLER', { OTEL_TRACES_SAMPLER: 'always_off' }],
  ['OTEL_TRACES_SAMPLER', { OTEL_TRACES_SAMPLER: 'parentbased_always_off' }],
  ['OTEL_TRACES_SAMPLER_ARG', { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }],
])(
  'given a sampler that keeps nothing, when it is asked, then it names %s, and that spans would arrive',
  async (variable, sampler) => {
    const { url } = await listen(fakeJaeger())
    const { exitCode, faults, steps } = await diagnose({
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      JAEGER_UI_URL: url,
      ...(sampler as Record<string, string>),
    })
    expect({ exitCode, faults: faults.map(({ name, variable }) => [name, variable]) }).toEqual({
      exitCode: 1,
      faults: [['sampler', variable]],
    })
    expect(steps.find(({ name }) => name === 'read back')?.state).toBe('ok')
  },
)

test('given a sampler that keeps a part, when it is asked, then it says so, and that is no fault', async () => {
  const { url } = await listen(fakeJaeger())
  const { exitCode, steps } = await diagnose({
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    JAEGER_UI_URL: url,
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0.07',
  })
  expect(exitCode).toBe(0)
  expect(steps).toContainEqual({
    name: 'sampler',
    state: 'note',
    text: expect.stringContaining('keeps 7 %'),
  })
})

test.each<[string, Record<string, string>, string]>([
  [
    'OTEL_EXPORTER_JAEGER_ENDPOINT',
    { OTEL_EXPORTER_JAEGER_ENDPOINT: 'http://jaeger:14268/api/traces' },
    'jaeger',
  ],
  ['OTEL_TRACES_SAMPLER_ARG', { OTEL_TRACES_SAMPLER_ARG: '0.1' }, 'parentbased_traceidratio'],
])(
  'given %s and settings that do not use it, when it is asked, then it says so, and that is no fault',
  async (variable, env, remedy) => {
    const { url } = await listen(fakeJaeger())
    const { exitCode, steps } = await diagnose({
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      JAEGER_UI_URL: url,
      ...env,
    })
    expect(exitCode).toBe(0)
    expect(steps.filter(({ state }) => state === 'note')).toEqual([
      expect.objectContaining({
        text: expect.stringContaining(variable),
        remedy: expect.stringContaining(`=${remedy}`),
      }),
    ])
  },
)

test('given addresses for OTLP and spans by Thrift, when metrics go by OTLP, then only what is for traces is not used', async () => {
  const { url } = await listen(fakeJaeger())
  const { steps } = await diagnose({
    OTEL_TRACES_EXPORTER: 'jaeger',
    OTEL_EXPORTER_JAEGER_ENDPOINT: `${url}/api/traces`,
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/v1/traces`,
    OTEL_METRICS_EXPORTER: 'otlp',
    JAEGER_UI_URL: url,
  })
  expect(steps.filter(({ state }) => state === 'note').map(({ text }) => text)).toEqual([
    'set for spans by otlp, and not used: OTEL_EXPORTER_OTLP_TRACES_ENDPOINT; OTEL_TRACES_EXPORTER is jaeger',
  ])
})

test('given a configuration file that is none, when it is asked, then it names OTEL_CONFIG_FILE', async () => {
  const { code, out } = await runDoctor({ OTEL_CONFIG_FILE: join(__dirname, '../package.json') })
  expect(code).toBe(1)
  expect(out).toMatch(/^failed +probe span: no span is made with what OTEL_CONFIG_FILE names/m)
})

test('given a variable that nothing honours, when it is asked, then it names it, and that is no fault', async () => {
  const { url } = await listen(fakeJaeger())
  const { exitCode, steps } = await diagnose({
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    JAEGER_UI_URL: url,
    OTEL_EXPORTER_OTLP_RETRIES: '4',
  })
  expect(exitCode).toBe(0)
  expect(steps[0]).toMatchObject({
    state: 'note',
    text: expect.stringContaining('OTEL_EXPORTER_OTLP_RETRIES'),
  })
})

test('given that metrics go to what takes none, when it is asked, then it names OTEL_METRICS_EXPORTER', async () => {
  const { url } = await listen(
    fakeJaeger((req, res) => {
      if (req.url === '/v1/metrics') res.writeHead(404).end()
      return req.url === '/v1/metrics'
    }),
  )
  const { exitCode, faults } = await diagnose({
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    JAEGER_UI_URL: url,
    OTEL_METRICS_EXPORTER: 'otlp',
  })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([{ name: 'metrics', variable: 'OTEL_METRICS_EXPORTER' }])
})

test('given metrics to a collector that has a fault, when it is asked, then it says so', async () => {
  const { url } = await listen(
    fakeJaeger((req, res) => {
      if (req.url === '/v1/metrics') res.writeHead(503).end()
      return req.url === '/v1/metrics'
    }),
  )
  const { exitCode, faults } = await diagnose({
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    JAEGER_UI_URL: url,
    OTEL_METRICS_EXPORTER: 'otlp',
  })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([{ name: 'metrics', text: expect.stringContaining('it answers 503') }])
})

test('given two exporters of which one is refused, when it is asked, then that one is named, and the other arrives', async () => {
  const good = await listen(fakeJaeger())
  const bad = await listen(answering(403))
  const { exitCode, faults, steps } = await diagnose({
    OTEL_TRACES_EXPORTER: 'otlp,jaeger',
    OTEL_EXPORTER_OTLP_ENDPOINT: good.url,
    OTEL_EXPORTER_JAEGER_ENDPOINT: `${bad.url}/api/traces`,
    JAEGER_UI_URL: good.url,
  })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([{ name: 'probe span', variable: 'OTEL_EXPORTER_JAEGER_USER' }])
  expect(steps.filter(({ name, state }) => name === 'read back' && state === 'ok')).toHaveLength(1)
})
