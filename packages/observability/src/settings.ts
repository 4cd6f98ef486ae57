import {
  type ConfigProblem,
  deferProblems,
  durationMs,
  readSettings,
  serviceIdentity,
  serviceSpecs,
} from '@voluntarily/config'
import { healthSpecs } from '@voluntarily/health'
import { loggerSpecs } from '@voluntarily/logger'
import { metricsSpecs } from '@voluntarily/metrics'
import { requestSpecs } from '@voluntarily/request'
import { tracingSpecs } from '@voluntarily/tracing'
import { adminSpecs } from './admin/settings'

/** A timer of Node's with a longer delay fires at once. */
const longestDelayMs = 2 ** 31 - 1
const longestDefaultDrainMs = 20_000
/** What the drain, by default, leaves of the limit: for requests, hooks and the last spans. */
const afterDrainMs = 5_000

/** How the process stops. */
const shutdownSpecs = {
  SHUTDOWN_DRAIN_MS: durationMs({
    default: undefined,
    max: longestDelayMs,
    example: '10s',
    defaultText: '20000 in production, less under a shorter SHUTDOWN_TIMEOUT_MS; else 0',
    desc: 'how long to keep serving after SIGTERM, for the load balancer to deregister the process; a part of SHUTDOWN_TIMEOUT_MS; SIGINT skips it',
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
  shutdownSettings()
}

export interface ShutdownSettings {
  drainMs: number
  timeoutMs: number
}

/** Reads how the process stops; what is wrong is kept for the first `loadConfig` or `observe` to throw. */
export function shutdownSettings(): ShutdownSettings {
  const { values, problems } = readSettings(shutdownSpecs)
  const { SHUTDOWN_DRAIN_MS: drainMs, SHUTDOWN_TIMEOUT_MS: timeoutMs } = values
  deferProblems(problems.length > 0 ? problems : drainProblems(drainMs, timeoutMs))
  return { drainMs: drainMs ?? (serviceIdentity().production ? defaultDrainMs(timeoutMs) : 0), timeoutMs }
}

function defaultDrainMs(timeoutMs: number): number {
  return Math.min(longestDefaultDrainMs, Math.max(timeoutMs - afterDrainMs, Math.floor(timeoutMs / 3)))
}

function drainProblems(drainMs: number | undefined, timeoutMs: number): ConfigProblem[] {
  if (!drainMs || drainMs < timeoutMs) return []
  const least = drainMs + afterDrainMs
  return [
    {
      name: 'SHUTDOWN_DRAIN_MS',
      expected: 'less than SHUTDOWN_TIMEOUT_MS, the limit for the whole of a shutdown, of which it is a part',
      found: `${drainMs} is not less than ${timeoutMs}`,
      remedy: `Set SHUTDOWN_DRAIN_MS to ${defaultDrainMs(timeoutMs)}, or SHUTDOWN_TIMEOUT_MS to ${least} and the time that the platform gives the process to stop above that.`,
    },
  ]
}
