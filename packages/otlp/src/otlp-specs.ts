import { bool, integer, type Spec, type Specs, str, url } from '@voluntarily/config'

const protocols = ['http', 'https'] as const
const otlpProtocols = ['http/protobuf', 'http/json', 'grpc'] as const
const compressions = ['gzip', 'none'] as const

/** A timer of Node's with a longer delay fires at once. */
const longestDelayMs = 2 ** 31 - 1

/**
 * The variables that traces, metrics and log records share, with their standard meaning.
 * Standard: https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
export const otlpSpecs = {
  OTEL_SDK_DISABLED: trueOnly(
    bool({ default: false, desc: 'true: no spans, metrics or log records at all' }),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: url({
    protocols,
    example: 'http://localhost:4318',
    default: undefined,
    defaultText: 'http://localhost:4318 (grpc: http://localhost:4317)',
    desc: 'base address of Jaeger or a collector; /v1/traces, /v1/metrics or /v1/logs is added',
  }),
  OTEL_EXPORTER_OTLP_PROTOCOL: str({
    default: 'http/protobuf',
    choices: otlpProtocols,
    desc: 'http/protobuf, http/json, grpc',
  }),
  OTEL_EXPORTER_OTLP_HEADERS: str({
    default: undefined,
    secret: true,
    desc: 'headers to send, name=value, comma-separated',
  }),
  OTEL_EXPORTER_OTLP_TIMEOUT: integer({
    min: 1,
    max: longestDelayMs,
    default: 10_000,
    desc: 'milliseconds for an export with its repeats',
  }),
  OTEL_EXPORTER_OTLP_COMPRESSION: str({ default: undefined, choices: compressions, desc: 'gzip, none' }),
  OTEL_EXPORTER_OTLP_CERTIFICATE: str({ default: undefined, desc: 'file with the authority to trust' }),
  OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE: str({
    default: undefined,
    desc: 'file with the client certificate',
  }),
  OTEL_EXPORTER_OTLP_CLIENT_KEY: str({
    default: undefined,
    desc: 'file with the key of the client certificate',
  }),
  OTEL_EXPORTER_OTLP_INSECURE: bool({ default: undefined, desc: 'grpc without TLS' }),
}

/** The same for traces only; each goes before the shared one. */
export const otlpTracesSpecs = specsOf('TRACES')

/** The same for metrics only; each goes before the shared one. */
export const otlpMetricsSpecs = specsOf('METRICS')

/** The same for log records only; each goes before the shared one. */
export const otlpLogsSpecs = specsOf('LOGS')

function specsOf<Signal extends 'TRACES' | 'METRICS' | 'LOGS'>(signal: Signal) {
  const name = signal === 'LOGS' ? 'log records' : signal.toLowerCase()
  const shared = 'OTEL_EXPORTER_OTLP_'
  const specs = {
    ENDPOINT: url({
      protocols,
      example: 'http://localhost:4318',
      default: undefined,
      desc: `full address for ${name}; nothing is added`,
    }),
    PROTOCOL: str({
      default: undefined,
      choices: otlpProtocols,
      desc: `${shared}PROTOCOL for ${name} only`,
    }),
    HEADERS: str({
      default: undefined,
      secret: true,
      desc: `more headers for ${name} only`,
    }),
    TIMEOUT: integer({
      min: 1,
      max: longestDelayMs,
      default: undefined,
      example: '10000',
      desc: `${shared}TIMEOUT for ${name} only`,
    }),
    COMPRESSION: str({
      default: undefined,
      choices: compressions,
      desc: `${shared}COMPRESSION for ${name} only`,
    }),
    CERTIFICATE: str({ default: undefined, desc: `${shared}CERTIFICATE for ${name} only` }),
    CLIENT_CERTIFICATE: str({ default: undefined, desc: `${shared}CLIENT_CERTIFICATE for ${name} only` }),
    CLIENT_KEY: str({ default: undefined, desc: `${shared}CLIENT_KEY for ${name} only` }),
    INSECURE: bool({ default: undefined, desc: `${shared}INSECURE for ${name} only` }),
  } satisfies Specs
  type Named = { [K in keyof typeof specs as `OTEL_EXPORTER_OTLP_${Signal}_${K}`]: (typeof specs)[K] }
  return Object.fromEntries(
    Object.entries(specs).map(([key, spec]) => [`${shared}${signal}_${key}`, spec]),
  ) as Named
}

/** The standard has nothing but the word true switch something off: what else means true elsewhere here, such as 1, is false. */
function trueOnly(spec: Spec<boolean>): Spec<boolean> {
  return Object.freeze({ ...spec, _parse: (input: string) => spec._parse(input) && /^true$/i.test(input) })
}
