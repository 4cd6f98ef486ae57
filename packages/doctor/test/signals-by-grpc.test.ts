import { listenForGrpc } from './support/fake-grpc'
import { fakeJaeger, listen } from './support/fake-jaeger'
import { makeCertificate } from './support/make-certificate'
import { diagnose } from './support/run-doctor'

const protocol = 'OTEL_EXPORTER_OTLP_PROTOCOL'
const unimplemented = 12
const unauthenticated = 16

/** Settings with which spans arrive. */
async function jaeger(): Promise<Record<string, string>> {
  const { url } = await listen(fakeJaeger())
  return { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/v1/traces`, JAEGER_UI_URL: url }
}

test('given log records by gRPC, when the collector takes them, then they are taken, with the headers that are set', async () => {
  const { url, calls } = await listenForGrpc()
  const { exitCode, steps } = await diagnose({
    JAEGER_UI_URL: (await listen(fakeJaeger())).url,
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    [protocol]: 'grpc',
    OTEL_EXPORTER_OTLP_HEADERS: 'x-key=of-all',
    OTEL_EXPORTER_OTLP_LOGS_HEADERS: 'x-log-key=of-log-records',
    OTEL_LOGS_EXPORTER: 'otlp',
  })
  expect(exitCode).toBe(0)
  expect(steps).toContainEqual({ name: 'log records', state: 'ok', text: 'are taken' })
  expect(calls.filter(({ signal }) => signal === 'logs').map(({ headers }) => headers)).toEqual([
    expect.objectContaining({ 'x-key': 'of-all', 'x-log-key': 'of-log-records' }),
  ])
})

test('given log records by gRPC only, when the collector has no service for them, then it names OTEL_LOGS_EXPORTER', async () => {
  const { url, calls } = await listenForGrpc(({ signal }) => (signal === 'logs' ? unimplemented : 0))
  const { exitCode, faults } = await diagnose({
    ...(await jaeger()),
    OTEL_EXPORTER_OTLP_LOGS_PROTOCOL: 'grpc',
    OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: url,
    OTEL_LOGS_EXPORTER: 'otlp',
  })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    {
      name: 'log records',
      variable: 'OTEL_LOGS_EXPORTER',
      text: expect.stringContaining('takes no log records (gRPC status 12)'),
    },
  ])
  expect(calls.map(({ signal }) => signal)).toEqual(['logs'])
})

test.each<[string, string, Record<string, string>]>([
  ['log records', 'OTEL_EXPORTER_OTLP_LOGS_HEADERS', { OTEL_LOGS_EXPORTER: 'otlp' }],
  ['metrics', 'OTEL_EXPORTER_OTLP_METRICS_HEADERS', { OTEL_METRICS_EXPORTER: 'otlp' }],
])(
  'given %s by gRPC, when the key is refused, then it names %s and not the key',
  async (name, variable, asked) => {
    const { url } = await listenForGrpc(() => unauthenticated)
    const { exitCode, faults, steps } = await diagnose({
      ...(await jaeger()),
      ...asked,
      [protocol]: 'grpc',
      OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/protobuf',
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      [variable]: 'x-key=swordfish-22',
    })
    expect(exitCode).toBe(1)
    expect(faults).toMatchObject([{ name, variable, text: expect.stringContaining('does not let') }])
    expect(JSON.stringify(steps)).not.toContain('swordfish')
  },
)

test('given log records by gRPC and a self-signed certificate, when it is known for them, then they are taken', async () => {
  const certificate = makeCertificate()
  const { url } = await listenForGrpc(undefined, certificate)
  const { exitCode, steps } = await diagnose({
    ...(await jaeger()),
    OTEL_EXPORTER_OTLP_LOGS_PROTOCOL: 'grpc',
    OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE: certificate.file,
    OTEL_LOGS_EXPORTER: 'otlp',
  })
  expect(exitCode).toBe(0)
  expect(steps).toContainEqual({ name: 'log records', state: 'ok', text: 'are taken' })
})

test('given exporters of which one is none, when it is asked, then log records are not looked at', async () => {
  const { steps } = await diagnose({ ...(await jaeger()), OTEL_LOGS_EXPORTER: 'otlp,none' })
  expect(steps.map(({ name }) => name)).not.toContain('log records')
})
