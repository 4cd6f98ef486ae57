import type { CheckStatus } from './check'

/** One entry of `checks`. Names follow the health+json draft; `since`, `durationMs`, `failures` and `required` are ours. */
export interface CheckEntry {
  status: CheckStatus
  required: boolean
  componentType?: string
  observedValue?: number | string | boolean
  observedUnit?: string
  /** ISO 8601, when it was last looked at. */
  time: string
  /** ISO 8601, when it took this status. */
  since: string
  /** How long the latest run took. */
  durationMs: number
  /** Failures in a row, when there are any. */
  failures?: number
  output?: string
}

/** Body of `/ready` and what `report()` gives: https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06#section-3 */
export interface HealthReport {
  status: CheckStatus
  /** Version in the app's package.json. */
  version?: string
  /** Git revision, `REVISION`. */
  releaseId?: string
  /** `OTEL_SERVICE_NAME`. */
  serviceId?: string
  /** `starting` or `draining`, when that is why it fails. */
  output?: string
  /** By `name:measurement`. Absent while starting and draining, when no check is run. */
  checks?: Record<string, CheckEntry[]>
}

/** What a report says about the service itself. */
export interface ReportedService {
  readonly name?: string | undefined
  readonly version?: string | undefined
  readonly revision?: string | undefined
}

export function serviceFields({ name, version, revision }: ReportedService): Partial<HealthReport> {
  return {
    ...(version !== undefined && { version }),
    ...(revision !== undefined && { releaseId: revision }),
    ...(name !== undefined && { serviceId: name }),
  }
}

/** fail when a required check fails, warn when anything else is not pass. */
export function overallStatus(entries: readonly CheckEntry[]): CheckStatus {
  if (entries.some(({ status, required }) => required && status === 'fail')) return 'fail'
  return entries.every(({ status }) => status === 'pass') ? 'pass' : 'warn'
}
