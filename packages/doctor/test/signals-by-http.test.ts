import { fakeJaeger, listen } from './support/fake-jaeger'
import { makeCertificate } from './support/make-certificate'
import { diagnose } from './support/run-doctor'

const signals = [
  ['metrics', 'METRICS', '/v1/metrics'],
  ['log records', 'LOGS', '/v1/logs'],
] as const

async function jaeger(signal: string): Promise<Record<string, string>> {
  const { url } = await listen(fakeJaeger())
  return {
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/v1/traces`,
    JAEGER_UI_URL: url,
    [`OTEL_${signal}_EXPORTER`]: 'otlp',
  }
}

test.each(signals)(
  'given an address for %s without a path, when they are taken at another, then it says which',
  async (name, signal, path) => {
    const { url } = await listen(
      fakeJaeger((req, res) => {
        if (req.url !== path) res.writeHead(404).end()
        return req.url !== path
      }),
    )
    const variable = `OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`
    const { exitCode, faults } = await diagnose({ ...(await jaeger(signal)), [variable]: url })
    expect(exitCode).toBe(1)
    expect(faults).toMatchObject([
      {
        name,
        variable,
        text: expect.stringContaining('at another path'),
        remedy: expect.stringContaining(path),
      },
    ])
  },
)

test.each(signals)(
  'given an address for %s with a certificate that is not known, when it is asked, then it names the variable for it',
  async (name, signal) => {
    const { url } = await listen(fakeJaeger(), makeCertificate())
    const { exitCode, faults } = await diagnose({
      ...(await jaeger(signal)),
      [`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`]: url,
      [`OTEL_EXPORTER_OTLP_${signal}_CERTIFICATE`]: makeCertificate().file,
    })
    expect(exitCode).toBe(1)
    expect(faults).toMatchObject([
      {
        name,
        variable: `OTEL_EXPORTER_OTLP_${signal}_CERTIFICATE`,
        text: expect.stringContaining('is not trusted'),
      },
    ])
  },
)
