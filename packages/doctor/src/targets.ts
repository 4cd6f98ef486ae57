import { type Config, maskText } from '@voluntarily/config'
import { type OtlpCertificates, otlpSettings } from '@voluntarily/otlp'
import { otlpVariables, type TargetVariables } from './otlp-variables'
import type { doctorSpecs } from './settings'

export type DoctorValues = Config<typeof doctorSpecs>

/** One place that spans are sent to. */
export interface Target {
  readonly exporter: 'otlp' | 'jaeger' | 'zipkin'
  /** As OTEL_EXPORTER_OTLP_PROTOCOL, or thrift, thrift in packets (udp), zipkin. */
  readonly protocol: 'http/protobuf' | 'http/json' | 'grpc' | 'thrift' | 'udp' | 'zipkin'
  readonly url: URL
  readonly host: string
  readonly port: number
  /** The address without credentials. */
  readonly shown: string
  readonly headers: Readonly<Record<string, string>>
  readonly certificates: OtlpCertificates
  readonly variables: TargetVariables
}

/** Where spans go, one for each exporter that sends them. */
export function targetsOf(values: DoctorValues, exporters: readonly string[]): Target[] {
  return exporters.flatMap((name) => {
    if (name === 'otlp') return [otlpTarget(values)]
    if (name === 'jaeger') return [jaegerTarget(values)]
    return name === 'zipkin' ? [zipkinTarget(values)] : []
  })
}

function otlpTarget(values: DoctorValues): Target {
  const { url, protocol, headers, certificates } = otlpSettings('traces', values)
  return {
    ...placeOf(url),
    exporter: 'otlp',
    protocol,
    headers,
    certificates,
    variables: otlpVariables('TRACES'),
  }
}

function jaegerTarget(values: DoctorValues): Target {
  const { OTEL_EXPORTER_JAEGER_ENDPOINT: endpoint, OTEL_EXPORTER_JAEGER_AGENT_HOST: agent } = values
  const udp = endpoint === undefined && agent !== undefined
  const { OTEL_EXPORTER_JAEGER_USER: user, OTEL_EXPORTER_JAEGER_PASSWORD: password = '' } = values
  return {
    ...placeOf(
      udp
        ? `udp://${agent.includes(':') ? `[${agent}]` : agent}:${values.OTEL_EXPORTER_JAEGER_AGENT_PORT}`
        : (endpoint ?? 'http://localhost:14268/api/traces'),
    ),
    exporter: 'jaeger',
    protocol: udp ? 'udp' : 'thrift',
    headers:
      user === undefined
        ? {}
        : { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
    certificates: {},
    variables: {
      ...withoutOwn,
      address: udp ? 'OTEL_EXPORTER_JAEGER_AGENT_HOST' : 'OTEL_EXPORTER_JAEGER_ENDPOINT',
      access: 'OTEL_EXPORTER_JAEGER_USER',
    },
  }
}

function zipkinTarget({ OTEL_EXPORTER_ZIPKIN_ENDPOINT: endpoint }: DoctorValues): Target {
  const address = 'OTEL_EXPORTER_ZIPKIN_ENDPOINT'
  return {
    ...placeOf(endpoint),
    exporter: 'zipkin',
    protocol: 'zipkin',
    headers: {},
    certificates: {},
    variables: { ...withoutOwn, address, access: address },
  }
}

/** For exporters that have no variables of their own for it. */
const withoutOwn = {
  protocol: 'OTEL_TRACES_EXPORTER',
  authority: 'NODE_EXTRA_CA_CERTS',
  clientCertificate: 'OTEL_TRACES_EXPORTER',
  timeout: 'OTEL_BSP_EXPORT_TIMEOUT',
}

/** The parts of an address. */
export function placeOf(address: string): Pick<Target, 'url' | 'host' | 'port' | 'shown'> {
  const url = new URL(address)
  return {
    url,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
    shown: maskText(address),
  }
}
