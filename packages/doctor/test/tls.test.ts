import { fakeJaeger, listen } from './support/fake-jaeger'
import { makeCertificate } from './support/make-certificate'
import { diagnose } from './support/run-doctor'

const endpoint = 'OTEL_EXPORTER_OTLP_ENDPOINT'
const authority = 'OTEL_EXPORTER_OTLP_CERTIFICATE'
const good = makeCertificate()

test('given a self-signed certificate, when it is not known, then it names the variable for it', async () => {
  const { url } = await listen(fakeJaeger(), good)
  const { exitCode, faults } = await diagnose({ [endpoint]: url })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    { name: 'TLS', variable: authority, text: expect.stringMatching(/not trusted: it is self-signed/) },
  ])
})

test.each([authority, 'OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE', 'NODE_EXTRA_CA_CERTS'])(
  'given a self-signed certificate, when %s names it, then the span arrives',
  async (variable) => {
    const secure = await listen(fakeJaeger(), good)
    const query = await listen(fakeJaeger())
    const { exitCode, steps } = await diagnose({
      [endpoint]: secure.url,
      JAEGER_UI_URL: query.url,
      [variable]: good.file,
    })
    expect({ exitCode, tls: steps.find(({ name }) => name === 'TLS')?.state }).toEqual({
      exitCode: 0,
      tls: 'ok',
    })
  },
)

test('given a certificate of another authority, when it is known, then it says that the variable names another', async () => {
  const { url } = await listen(fakeJaeger(), good)
  const { faults } = await diagnose({ [endpoint]: url, [authority]: makeCertificate().file })
  expect(faults).toMatchObject([
    { name: 'TLS', variable: authority, remedy: expect.stringContaining('names another authority') },
  ])
})

test('given a file that is not there, when it is asked, then it names the variable', async () => {
  const { url } = await listen(fakeJaeger(), good)
  const { exitCode, faults } = await diagnose({ [endpoint]: url, [authority]: '/nowhere/ca.pem' })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    { name: 'TLS', variable: authority, text: expect.stringContaining('ENOENT') },
  ])
})

test('given the key itself in place of its path, when it is asked, then it names the variable and shows nothing of the key', async () => {
  const { url } = await listen(fakeJaeger(), good)
  const key = 'OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY'
  const { exitCode, faults } = await diagnose({ [endpoint]: url, [key]: String(good.key) })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([{ name: 'TLS', variable: key }])
  expect(JSON.stringify(faults)).not.toContain('BEGIN')
})

test('given metrics to a collector with a self-signed certificate, when it is known, then they are taken', async () => {
  const { url } = await listen(fakeJaeger(), good)
  const query = await listen(fakeJaeger())
  const { exitCode, steps } = await diagnose({
    [endpoint]: url,
    [authority]: good.file,
    JAEGER_UI_URL: query.url,
    OTEL_METRICS_EXPORTER: 'otlp',
  })
  expect(exitCode).toBe(0)
  expect(steps).toContainEqual({ name: 'metrics', state: 'ok', text: 'are taken' })
})

test('given a certificate that has expired, when it is asked, then it says so', async () => {
  const expired = makeCertificate({ days: -1 })
  const { url } = await listen(fakeJaeger(), expired)
  const { exitCode, faults } = await diagnose({ [endpoint]: url, [authority]: expired.file })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    { name: 'TLS', variable: endpoint, text: expect.stringContaining('has expired') },
  ])
})

test('given a certificate for another host, when it is asked, then it says for which', async () => {
  const other = makeCertificate({ names: 'DNS:jaeger.example.org' })
  const { url } = await listen(fakeJaeger(), other)
  const { exitCode, faults } = await diagnose({ [endpoint]: url, [authority]: other.file })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    {
      name: 'TLS',
      variable: endpoint,
      text: expect.stringContaining('is not for 127.0.0.1, but for jaeger.example.org'),
    },
  ])
})

test('given a server that wants a certificate of the client, when none is set, then it names the variables', async () => {
  const { url } = await listen(fakeJaeger(), { ...good, requestCert: true, ca: good.cert })
  const { exitCode, faults } = await diagnose({ [endpoint]: url, [authority]: good.file })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    {
      variable: 'OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE',
      remedy: expect.stringContaining('OTEL_EXPORTER_OTLP_CLIENT_KEY'),
    },
  ])
})

test('given https to a port without TLS, when it is asked, then it says http', async () => {
  const { port } = await listen(fakeJaeger())
  const { exitCode, faults } = await diagnose({ [endpoint]: `https://127.0.0.1:${port}` })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    { name: 'TLS', variable: endpoint, remedy: expect.stringContaining(`begin ${endpoint} with http://`) },
  ])
})

test.each(['http/protobuf', 'grpc'])(
  'given http to a port with TLS, when it is asked by %s, then it says https',
  async (protocol) => {
    const { port } = await listen(fakeJaeger(), good)
    const { exitCode, faults } = await diagnose({
      [endpoint]: `http://127.0.0.1:${port}`,
      OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
    })
    expect(exitCode).toBe(1)
    expect(faults).toMatchObject([
      { name: 'probe span', variable: endpoint, remedy: `begin ${endpoint} with https://` },
    ])
  },
)

test.each([
  ['grpc', 'OTEL_EXPORTER_OTLP_PROTOCOL', ''],
  ['http/protobuf', endpoint, '/twice'],
])(
  'given a self-signed certificate that is known and %s to what takes OTLP by HTTP at its own path, when it is asked, then it names %s',
  async (protocol, variable, path) => {
    // by gRPC, Node warns of a certificate for an address
    const certificate = makeCertificate({ names: 'DNS:localhost' })
    const { port } = await listen(
      fakeJaeger((req, res) => {
        if (req.url !== '/v1/traces') res.writeHead(404).end()
        return req.url !== '/v1/traces'
      }),
      certificate,
    )
    const { faults } = await diagnose({
      [endpoint]: `https://localhost:${port}${path}`,
      [authority]: certificate.file,
      OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
    })
    expect(faults).toMatchObject([{ name: 'probe span', variable }])
    expect(faults[0]?.text).toMatch(/speaks HTTP\/1\.1, not gRPC$|spans are taken there, but at another path/)
  },
)
