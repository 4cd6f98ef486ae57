import { deferProblems, durationMs, readSettings, serviceIdentity, serviceSpecs } from '@voluntarily/config'
import { healthSpecs } from '@voluntarily/health'
import { loggerSpecs } from '@voluntarily/logger'
import { metricsSpecs } from '@voluntarily/metrics'
import { requestSpecs } from '@voluntarily/request'
import { tracingSpecs } from '@voluntarily/tracing'
import { adminSpecs } from './admin/settings'

/** A timer of Node's with a longer delay fires at once. */
const longestDelayMs = 2 ** 31 - 1

/** How the process stops. */
const shutdownSpecs = {
  SHUTDOWN_DRAIN_MS: durationMs({
    default: undefined,
    max: longestDelayMs,
    defaultText: '20000 in production, else 0',
    desc: 'how long to keep serving after SIGTERM, for the load balancer to deregister the process; SIGINT skips it',
  }),
  SHUTDOWN_TIMEOUT_MS: durationMs({
    default: 25_000,
    max: longestDelayMs,
    desc: 'limit for the whole of a shutdown; past it the process exits with 1 and names what hung',
  }),
}

/** Every variable that the library reads. */
export const librarySpecs = {
  ...serviceSpecs,
  ...loggerSpecs,
  ...tracingSpecs,
  ...metricsSpecs,
  ...healthSpecs,
  ...requestSpecs,
  ...adminSpecs,
  ...shutdownSpecs,
}

let checked = false

/** Reads all of the library's variables once; what is wrong is kept for the first `loadConfig` or `observe` to throw. */
export function checkLibrarySettings(): void {
  if (checked) return
  checked = true
  deferProblems(readSettings(librarySpecs).problems)
}

export interface ShutdownSettings {
  drainMs: number
  timeoutMs: number
}

export function shutdownSettings(): ShutdownSettings {
  const { values, problems } = readSettings(shutdownSpecs)
  deferProblems(problems)
  const timeoutMs = values.SHUTDOWN_TIMEOUT_MS
  const drainMs = values.SHUTDOWN_DRAIN_MS ?? (serviceIdentity().production ? 20_000 : 0)
  return { drainMs, timeoutMs }
}
