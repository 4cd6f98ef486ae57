import { readFileSync } from 'node:fs'
import { readSettings } from '@voluntarily/config'
import { createOtlpAgent, grpcOptions, otlpSettings, otlpSpecs, otlpTracesSpecs } from '@voluntarily/otlp'
import { temporaryFiles } from './support/grpc-collector'

const exporter = require.resolve('@opentelemetry/exporter-trace-otlp-grpc')
const files = temporaryFiles()
const { key } = files.certificate('client')
const keyText = readFileSync(key, 'utf8')
afterAll(() => files.remove())

function settings(environment: Record<string, string>) {
  const specs = { ...otlpSpecs, ...otlpTracesSpecs }
  const { values } = readSettings(specs, {
    environment: { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector', ...environment },
  })
  return otlpSettings('traces', values)
}

describe.each([
  ['HTTP', createOtlpAgent],
  ['gRPC', (from: ReturnType<typeof settings>) => grpcOptions(from, exporter)],
])('given certificates for %s', (_way, make) => {
  test.each([
    'OTEL_EXPORTER_OTLP_CERTIFICATE',
    'OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE',
    'OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE',
    'OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY',
  ])('when the file of %s is not there, then the error names the variable and the path', (variable) => {
    expect(() => make(settings({ [variable]: '/nowhere/a.pem' }))).toThrow(
      new Error(`the file that ${variable} names cannot be read (ENOENT): /nowhere/a.pem`),
    )
  })

  test('when a variable holds the key itself, then the error names the variable and shows nothing of the key', () => {
    expect(() => make(settings({ OTEL_EXPORTER_OTLP_CLIENT_KEY_FILE: key }))).toThrow(
      new Error('OTEL_EXPORTER_OTLP_CLIENT_KEY must be the path of a PEM file, not what is in one'),
    )
    expect(keyText).toContain('-----BEGIN')
  })
})
