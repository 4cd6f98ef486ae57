import { environmentNames, readSettings, type Specs } from '@voluntarily/config'
import { unknownOtelVariables } from '@voluntarily/tracing'
import { checkEnvFile } from './check-env-file'
import type { Findings } from './findings'
import { headersProblems } from './headers'
import { serviceName } from './service-name'
import { doctorSpecs } from './settings'
import type { DoctorValues } from './targets'

/**
 * Reads all settings and says what is wrong with them.
 * @param more specs of variables that others read, whose mistakes count as well
 * @returns the values; undefined when some are wrong
 */
export function checkSettings(findings: Findings, more: Specs): DoctorValues | undefined {
  const { values, problems } = readSettings(doctorSpecs)
  const others = Object.fromEntries(Object.entries(more).filter(([name]) => !(name in doctorSpecs)))
  const all = [...problems, ...headersProblems(values), ...readSettings(others).problems]
  for (const { name, expected, found, remedy } of all) {
    const text = `${name}: expected ${expected}${found === undefined ? '' : `; ${found}`}`
    findings.failed('settings', { text, variable: name, remedy })
  }
  const known = Object.keys({ ...doctorSpecs, ...more })
  for (const name of unknownOtelVariables(environmentNames(), known).filter(isOfTraces))
    findings.note('settings', `${name} is set, but nothing honours it`, `correct its name, or remove ${name}`)
  checkEnvFile(findings)
  if (all.length > 0) return undefined
  const set = environmentNames().filter(
    (name) => name.replace(/_FILE$/, '') in doctorSpecs || name in doctorSpecs,
  )
  findings.ok(
    'settings',
    `${set.length === 0 ? 'none are set, the defaults count' : set.sort().join(', ')}; the service is ${serviceName()}`,
  )
  return values
}

// metrics have some of their own, which only they know
function isOfTraces(name: string): boolean {
  return !/^OTEL_(?:METRIC|EXPORTER_(?:OTLP_METRICS|PROMETHEUS))/.test(name)
}
