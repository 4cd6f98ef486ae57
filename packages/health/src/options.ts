import type { Environment } from '@voluntarily/config'
import type { Check, CheckFunction } from './check'
import type { HealthLog } from './log'
import type { ReportedService } from './report'

/** Options of createHealth. An option in code goes before the environment, that before the default. */
export interface HealthOptions {
  /** What `/ready` looks at, by name; default none. A bare function is a required check. */
  checks?: Readonly<Record<string, Check | CheckFunction>> | undefined
  /** Holds the state `starting` until it resolves, also after markReady(). When it rejects, `/ready` stays 503 and the log says why. */
  ready?: PromiseLike<unknown> | undefined
  /** Ready without markReady(), for a process that calls no observe() and has no moment of its own (default false). */
  startReady?: boolean | undefined
  /** Default `/health`. */
  livenessPath?: string | undefined
  /** Default `/ready`. */
  readinessPath?: string | undefined
  /** `never`: status only; `always`: everything. Default: never in production, else always (`HEALTH_DETAILS`). */
  details?: 'never' | 'always' | undefined
  /** Milliseconds until a check counts as failed; default 2000 (`HEALTH_TIMEOUT_MS`). */
  timeoutMs?: number | undefined
  /** Milliseconds an answer is reused, a bad one too; default 1000 (`HEALTH_CACHE_MS`). 0 shares only the run under way. */
  cacheMs?: number | undefined
  /** Milliseconds that a good answer counts at the most, whatever cacheMs and failureThreshold say; default 60000. */
  maxAgeMs?: number | undefined
  /** Where changes of state are told; default nowhere. */
  log?: HealthLog | undefined
  /** Who answers; default: serviceIdentity() of @voluntarily/config. */
  service?: ReportedService | undefined
  /** Where variables are read; default process.env. */
  environment?: Environment | undefined
}

export const optionNames: readonly (keyof HealthOptions)[] = [
  'checks',
  'ready',
  'startReady',
  'livenessPath',
  'readinessPath',
  'details',
  'timeoutMs',
  'cacheMs',
  'maxAgeMs',
  'log',
  'service',
  'environment',
]
