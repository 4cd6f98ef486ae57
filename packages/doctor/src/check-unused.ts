import { environmentNames } from '@voluntarily/config'
import { exportersOf } from './exporters'
import type { Findings } from './findings'
import type { DoctorValues } from './targets'

/** Says which variables are set for an exporter that is not in use: somebody may look for spans where those point. */
export function checkUnused(findings: Findings, values: DoctorValues): void {
  const inUse = exportersOf(values)
  const otlpElsewhere = [values.OTEL_METRICS_EXPORTER, values.OTEL_LOGS_EXPORTER].flat().includes('otlp')
  const says =
    values.OTEL_TRACES_EXPORTER === undefined || values.OTEL_TRACES_EXPORTER.length === 0
      ? 'is not set, which means otlp'
      : `is ${values.OTEL_TRACES_EXPORTER.join(',')}`
  for (const exporter of ['otlp', 'jaeger', 'zipkin']) {
    if (inUse.includes(exporter)) continue
    const names = environmentNames().filter((name) => isOf(exporter, name, otlpElsewhere))
    if (names.length === 0) continue
    const these = names.sort().join(', ')
    findings.note(
      'exporter',
      `set for spans by ${exporter}, and not used: ${these}; OTEL_TRACES_EXPORTER ${says}`,
      `set OTEL_TRACES_EXPORTER=${exporter} to send spans so, or remove ${these}`,
    )
  }
}

function isOf(exporter: string, name: string, otlpElsewhere: boolean): boolean {
  const [, rest] = /^OTEL_EXPORTER_(\w+)$/.exec(name) ?? []
  if (!rest?.startsWith(`${exporter.toUpperCase()}_`)) return false
  if (exporter !== 'otlp') return true
  return rest.startsWith('OTLP_TRACES_') || (!otlpElsewhere && !/^OTLP_(?:METRICS|LOGS)_/.test(rest))
}
