import { freePort } from '../../../test/support/free-ports'
import { fakeJaeger, listen, listenInSilence, listenWithoutAnswer } from './support/fake-jaeger'
import { diagnose, runDoctor } from './support/run-doctor'

const endpoint = 'OTEL_EXPORTER_OTLP_ENDPOINT'

test('given that nothing listens, when it is asked, then it says so and names the variable', async () => {
  const port = await freePort()
  const { exitCode, faults } = await diagnose({ [endpoint]: `http://127.0.0.1:${port}` })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    {
      name: 'connection',
      variable: endpoint,
      text: expect.stringContaining(`nothing listens at 127.0.0.1:${port} (ECONNREFUSED)`),
      remedy: expect.stringContaining(`set ${endpoint} to where it listens`),
    },
  ])
})

test('given an address for traces only, when nothing listens there, then it names that variable', async () => {
  const variable = 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'
  const { faults } = await diagnose({ [variable]: `http://127.0.0.1:${await freePort()}/v1/traces` })
  expect(faults).toMatchObject([{ name: 'connection', variable }])
})

test('given a host that does not exist, when it is asked, then it says so', async () => {
  const { exitCode, faults } = await diagnose({ [endpoint]: 'http://jaeger.invalid:4318' })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    {
      name: 'connection',
      variable: endpoint,
      text: expect.stringMatching(/jaeger\.invalid.*\((?:ENOTFOUND|EAI_AGAIN)\)/),
    },
  ])
})

test('given a host that answers no packet, when it is asked, then it tells of the network', async () => {
  const port = await listenWithoutAnswer()
  const { exitCode, faults } = await diagnose({ [endpoint]: `http://127.0.0.1:${port}` })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    {
      name: 'connection',
      variable: endpoint,
      text: expect.stringContaining('packets get no answer (TIMEOUT'),
      remedy: expect.stringContaining(`let the network through to 127.0.0.1:${port}`),
    },
  ])
})

test('given a proxy that the exporter does not use, when nothing listens, then it names the proxy too', async () => {
  const { faults } = await diagnose({
    [endpoint]: `http://127.0.0.1:${await freePort()}`,
    HTTP_PROXY: 'http://proxy:3128',
  })
  expect(faults[0]?.text).toContain('HTTP_PROXY is set, but the exporter connects directly')
})

test('given a proxy that is not for this host, when nothing listens, then the proxy is left out', async () => {
  const { faults } = await diagnose({
    [endpoint]: `http://127.0.0.1:${await freePort()}`,
    HTTP_PROXY: 'http://proxy:3128',
    NO_PROXY: 'localhost,127.0.0.1',
  })
  expect(faults[0]?.text).not.toContain('HTTP_PROXY')
})

test('given gRPC through a proxy that is not there, when it is asked, then it names the proxy', async () => {
  const { code, out } = await runDoctor({
    [endpoint]: 'http://jaeger.invalid:4317',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    http_proxy: `http://127.0.0.1:${await freePort()}`,
  })
  expect(code).toBe(1)
  expect(out).toContain(
    'failed    probe span: http://jaeger.invalid:4317 does not get spans through the proxy that http_proxy names',
  )
  expect(out).toContain('add jaeger.invalid to no_proxy')
})

test.each(['http/protobuf', 'grpc'])(
  'given something that takes connections and never answers, when it is asked by %s, then it ends in time and says so',
  async (protocol) => {
    const silent = await listenInSilence()
    const { exitCode, faults } = await diagnose({
      [endpoint]: silent.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
    })
    expect(exitCode).toBe(1)
    expect(faults).toMatchObject([
      {
        name: 'probe span',
        variable: endpoint,
        text: expect.stringContaining('takes the connection, and does not'),
      },
    ])
  },
)

test('given packets (UDP) that nobody takes, when it is asked, then it names the agent', async () => {
  const jaeger = await listen(
    fakeJaeger((_req, res) => {
      res.writeHead(404).end('{"data":null,"errors":[{"code":404,"msg":"trace not found"}]}')
      return true
    }),
  )
  const { exitCode, faults } = await diagnose(
    {
      OTEL_TRACES_EXPORTER: 'jaeger',
      OTEL_EXPORTER_JAEGER_AGENT_HOST: '127.0.0.1',
      OTEL_EXPORTER_JAEGER_AGENT_PORT: await freePort(),
      JAEGER_UI_URL: jaeger.url,
    },
    2,
  )
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    {
      name: 'read back',
      variable: 'OTEL_EXPORTER_JAEGER_AGENT_HOST',
      text: expect.stringContaining('nothing listens there'),
      remedy: expect.stringContaining('remove OTEL_EXPORTER_JAEGER_AGENT_HOST'),
    },
  ])
})

test('given a time limit that no export keeps, when it is asked, then it names the variable of the limit', async () => {
  const { url } = await listen((req, res) => {
    setTimeout(() => fakeJaeger()(req, res), 100)
  })
  const { exitCode, faults } = await diagnose({ [endpoint]: url, OTEL_EXPORTER_OTLP_TIMEOUT: '10' })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    {
      name: 'probe span',
      variable: 'OTEL_EXPORTER_OTLP_TIMEOUT',
      text: expect.stringContaining('within the 10 ms'),
    },
  ])
})

test('given the name of a container, when it is not known here, then it says where it is', async () => {
  const { faults } = await diagnose({ [endpoint]: 'http://no-such-container.internal:4318' })
  expect(faults).toMatchObject([
    { name: 'connection', variable: endpoint, remedy: expect.stringContaining('in their own network only') },
  ])
})
