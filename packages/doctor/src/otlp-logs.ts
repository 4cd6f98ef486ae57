import { bool, type Config, integer, type Specs, str, url } from '@voluntarily/config'
import { type OtlpSettings, type OtlpValues, otlpSettings } from '@voluntarily/otlp'

/**
 * The variables for log records only, which the SDK reads itself; each goes before the one of all signals.
 * Standard: https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
export const otlpLogsSpecs = {
  OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: url({
    protocols: ['http', 'https'],
    default: undefined,
    example: 'http://collector:4318/v1/logs',
    desc: 'full address for log records; nothing is added',
  }),
  OTEL_EXPORTER_OTLP_LOGS_PROTOCOL: str({
    default: undefined,
    choices: ['http/protobuf', 'http/json', 'grpc'],
    desc: 'OTEL_EXPORTER_OTLP_PROTOCOL for log records only',
  }),
  OTEL_EXPORTER_OTLP_LOGS_HEADERS: str({
    default: undefined,
    secret: true,
    desc: 'more headers for log records only',
  }),
  OTEL_EXPORTER_OTLP_LOGS_TIMEOUT: integer({
    min: 1,
    default: undefined,
    example: '10000',
    desc: 'milliseconds',
  }),
  OTEL_EXPORTER_OTLP_LOGS_COMPRESSION: str({
    default: undefined,
    choices: ['gzip', 'none'],
    desc: 'gzip, none',
  }),
  OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE: str({ default: undefined, desc: 'file with the authority to trust' }),
  OTEL_EXPORTER_OTLP_LOGS_CLIENT_CERTIFICATE: str({
    default: undefined,
    desc: 'file with the client certificate',
  }),
  OTEL_EXPORTER_OTLP_LOGS_CLIENT_KEY: str({
    default: undefined,
    desc: 'file with the key of the client certificate',
  }),
  OTEL_EXPORTER_OTLP_LOGS_INSECURE: bool({ default: undefined, desc: 'grpc without TLS' }),
} satisfies Specs

/** Where log records go: as spans do, by variables and a path of their own. */
export function otlpLogsSettings(values: OtlpValues<'traces'> & Config<typeof otlpLogsSpecs>): OtlpSettings {
  const asForSpans = Object.entries(values)
    .filter(([name]) => !name.startsWith('OTEL_EXPORTER_OTLP_TRACES_'))
    .map(([name, value]) => [name.replace('_OTLP_LOGS_', '_OTLP_TRACES_'), value])
  const settings = otlpSettings('traces', Object.fromEntries(asForSpans) as OtlpValues<'traces'>)
  return values.OTEL_EXPORTER_OTLP_LOGS_ENDPOINT === undefined
    ? { ...settings, url: settings.url.replace(/\/v1\/traces$/, '/v1/logs') }
    : settings
}
