import { createNamedCheck } from './named-check'
import type { HealthOptions } from './options'
import { createReadiness, type ReadinessState } from './readiness'
import { type HealthReport, overallStatus, serviceFields } from './report'
import { resolveOptions } from './resolve-options'
import { createRouter, type HealthRouter } from './router'

/** Health of one process. */
export interface Health {
  /** Answers the two paths and hands everything else to `next`; for Express, Connect and bare node:http. */
  readonly router: HealthRouter
  /** The two paths, as requests are compared with them. */
  readonly paths: readonly string[]
  readonly state: ReadinessState
  /** The process serves: `ready` as soon as the `ready` promise, if there is one, has resolved too. */
  markReady(): void
  /** From now on `/ready` is 503, for those who wait for checks as well, whose signal is aborted; `/health` stays 200. For good. */
  drain(): void
  /**
   * After `drain()`: waits for the checks that still run, each until its time-out and all of them `limitMs` at the most. Resolves with the names of
   * those that have not ended by then.
   */
  hanging(limitMs: number): Promise<string[]>
  /** What `/ready` would say, always with details. Never rejects. */
  report(): Promise<HealthReport>
  /** Drains, stops the checks under way and their timers. */
  shutdown(): Promise<void>
}

/**
 * Makes the health of this process: `starting` until markReady() was called (observe() does when the server listens)
 * and `ready` has resolved, then `ready`, and `draining` after drain(). Checks are run when somebody asks, not in between.
 * @throws HealthOptionsError `ERR_HEALTH_OPTIONS` with everything that is wrong with the options
 */
export function createHealth(options: HealthOptions = {}): Health {
  const { checks, ready, startReady, log, service, ...answers } = resolveOptions(options)
  const readiness = createReadiness({ ready, log })
  const named = checks.map((check) => createNamedCheck(check, log))
  const identity = serviceFields(service)

  async function report(): Promise<HealthReport> {
    if (readiness.state === 'ready') {
      const entries = await Promise.all(named.map((check) => check.entry()))
      // It may have begun to drain while the checks ran.
      if (readiness.state === 'ready') {
        const status = overallStatus(entries.map(([, entry]) => entry))
        return {
          status,
          ...identity,
          checks: Object.fromEntries(entries.map(([key, entry]) => [key, [entry]])),
        }
      }
    }
    return { status: 'fail', ...identity, output: readiness.state }
  }

  function drain(): void {
    readiness.drain()
    for (const check of named) check.shutdown()
  }

  async function hanging(limitMs: number): Promise<string[]> {
    const hang = await Promise.all(named.map((check) => check.hangs(limitMs)))
    return named.flatMap(({ name }, i) => (hang[i] ? [name] : []))
  }

  if (startReady) readiness.markReady()
  return {
    router: createRouter({ ...answers, live: { status: 'pass', ...identity }, report }),
    paths: [answers.livenessPath, answers.readinessPath],
    get state() {
      return readiness.state
    },
    markReady: readiness.markReady,
    drain,
    hanging,
    report,
    async shutdown() {
      drain()
    },
  }
}
