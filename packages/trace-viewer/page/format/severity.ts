export type Severity = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'unset'

const severities = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const

/** https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
export function severityOf(severity: number): Severity {
  return severities[Math.floor((severity - 1) / 4)] ?? 'unset'
}
