import { deferProblems, readSettings, serviceIdentity } from '@voluntarily/config'
import { pathOf } from '@voluntarily/request'
import { containedLog, type HealthLog } from './log'
import type { CheckSettings } from './named-check'
import type { HealthOptions } from './options'
import { Problems } from './problems'
import type { ReportedService } from './report'
import { resolveChecks } from './resolve-checks'
import { healthSpecs } from './settings'
import { validateOptions } from './validate-options'

/** Options with the environment and the defaults filled in. */
export interface ResolvedOptions {
  readonly checks: readonly CheckSettings[]
  readonly ready: PromiseLike<unknown> | undefined
  readonly startReady: boolean
  readonly livenessPath: string
  readonly readinessPath: string
  readonly showDetails: boolean
  readonly log: HealthLog
  readonly service: ReportedService
}

/**
 * Throws HealthOptionsError with all that is wrong in code. What is wrong in the environment takes its default and is kept
 * for loadConfig and observe.
 */
export function resolveOptions(options: HealthOptions): ResolvedOptions {
  const problems = new Problems()
  validateOptions(problems, options)

  const where = options.environment === undefined ? {} : { environment: options.environment }
  const settings = readSettings(healthSpecs, where)
  deferProblems(settings.problems)
  const { HEALTH_DETAILS, HEALTH_TIMEOUT_MS, HEALTH_CACHE_MS } = settings.values
  const { maxAgeMs = 60_000, timeoutMs = HEALTH_TIMEOUT_MS, cacheMs = HEALTH_CACHE_MS } = options
  const defaults = { timeoutMs, cacheMs: Math.min(cacheMs, maxAgeMs), maxAgeMs }
  const checks = resolveChecks(problems, options.checks, defaults)
  problems.throwIfAny('createHealth')

  const identity = serviceIdentity(where)
  const details = options.details ?? HEALTH_DETAILS ?? (identity.production ? 'never' : 'always')
  return {
    checks,
    ready: options.ready,
    startReady: options.startReady ?? false,
    livenessPath: pathOf(options.livenessPath ?? '/health'),
    readinessPath: pathOf(options.readinessPath ?? '/ready'),
    showDetails: details === 'always',
    log: containedLog(options.log),
    service: options.service ?? identity,
  }
}
