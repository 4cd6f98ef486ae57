import { parseKeyPairsIntoRecord } from '@opentelemetry/core'
import type { Config } from '@voluntarily/config'
import type { otlpLogsSpecs, otlpMetricsSpecs, otlpSpecs, otlpTracesSpecs } from './otlp-specs'

/** What is sent: each has a path, and variables of its own. */
export type OtlpSignal = 'traces' | 'metrics' | 'logs'

interface SignalSpecs {
  readonly traces: typeof otlpTracesSpecs
  readonly metrics: typeof otlpMetricsSpecs
  readonly logs: typeof otlpLogsSpecs
}

/** The values that the specs of a signal and the shared ones have read. */
export type OtlpValues<Signal extends OtlpSignal> = Config<typeof otlpSpecs> & Config<SignalSpecs[Signal]>

/** Where a signal goes by OTLP, and how. */
export interface OtlpSettings {
  /** Full address: with /v1/traces, /v1/metrics or /v1/logs, except for grpc. May hold credentials. */
  readonly url: string
  readonly protocol: 'http/protobuf' | 'http/json' | 'grpc'
  readonly headers: Record<string, string>
  /** Milliseconds for an export with its repeats. */
  readonly timeoutMs: number
  readonly compression: 'gzip' | 'none' | undefined
  /** Paths of PEM files. */
  readonly certificates: OtlpCertificates
}

/** Paths of PEM files: the authority to trust, the client's certificate and its key. */
export interface OtlpCertificates {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
  /** The variables that say so, for messages. Default: those of all signals. */
  readonly variables?: Readonly<Record<'ca' | 'cert' | 'key', string>>
}

/**
 * What the variables say of a signal: its own go before the shared ones; headers are joined.
 * @param endpoint an address set in code: a base as OTEL_EXPORTER_OTLP_ENDPOINT is, before all variables
 */
export function otlpSettings<Signal extends OtlpSignal>(
  signal: Signal,
  values: OtlpValues<Signal>,
  endpoint?: string,
): OtlpSettings {
  const all = values as Readonly<Record<string, unknown>>
  const shared = <T>(name: string) => all[`OTEL_EXPORTER_OTLP_${name}`] as T | undefined
  const own = <T>(name: string) => shared<T>(`${signal.toUpperCase()}_${name}`)
  const either = <T>(name: string) => own<T>(name) ?? shared<T>(name)
  const variableOf = (name: string) =>
    `OTEL_EXPORTER_OTLP_${own(name) === undefined ? '' : `${signal.toUpperCase()}_`}${name}`

  const protocol = either<OtlpSettings['protocol']>('PROTOCOL') ?? 'http/protobuf'
  const full = endpoint === undefined ? own<string>('ENDPOINT') : undefined
  return {
    url: full ?? withPath(signal, protocol, endpoint ?? shared('ENDPOINT')),
    protocol,
    headers: {
      ...parseKeyPairsIntoRecord(shared('HEADERS')),
      ...parseKeyPairsIntoRecord(own('HEADERS')),
    },
    timeoutMs: either('TIMEOUT') ?? 10_000,
    compression: either('COMPRESSION'),
    certificates: {
      ca: either('CERTIFICATE'),
      cert: either('CLIENT_CERTIFICATE'),
      key: either('CLIENT_KEY'),
      variables: {
        ca: variableOf('CERTIFICATE'),
        cert: variableOf('CLIENT_CERTIFICATE'),
        key: variableOf('CLIENT_KEY'),
      },
    },
  }
}

function withPath(signal: OtlpSignal, protocol: OtlpSettings['protocol'], base: string | undefined): string {
  if (protocol === 'grpc') return base ?? 'http://localhost:4317'
  return `${(base ?? 'http://localhost:4318').replace(/\/$/, '')}/v1/${signal}`
}
