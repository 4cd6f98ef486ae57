import { environmentNames } from '@voluntarily/config'
import { whichIsSet } from './settings'

/** Names of the variables that decide over one place that spans are sent to. */
export interface TargetVariables {
  readonly address: string
  readonly protocol: string
  /** Who may send. */
  readonly access: string
  readonly authority: string
  readonly clientCertificate: string
  /** Milliseconds for an export. */
  readonly timeout: string
}

/** The variables that decide over what goes by OTLP: that of the signal alone where it is set, else that of all signals. */
export function otlpVariables(signal: 'TRACES' | 'METRICS' | 'LOGS'): TargetVariables {
  const set = environmentNames()
  const variable = (name: string) =>
    whichIsSet([`OTEL_EXPORTER_OTLP_${signal}_${name}`, `OTEL_EXPORTER_OTLP_${name}`], set)
  return {
    address: variable('ENDPOINT'),
    protocol: variable('PROTOCOL'),
    access: variable('HEADERS'),
    authority: variable('CERTIFICATE'),
    clientCertificate: variable('CLIENT_CERTIFICATE'),
    timeout: variable('TIMEOUT'),
  }
}
