import type { BatchObservableResult, Meter } from '@opentelemetry/api'
import type { LateSource } from './late-source'
import { warnOnce } from './metrics-log'
import { observeBatch } from './observe-batch'
import type { ObservedHealth } from './start-metrics'

type Report = Awaited<ReturnType<ObservedHealth['report']>>

const processStates = ['starting', 'ready', 'draining']
const checkStates = ['pass', 'warn', 'fail']

/**
 * Measures health.status of the process and health.check.status of each check: 1 for the state that it is in, 0 for the others. Each collection
 * asks the health for its report, which has time-outs and a cache of its own: a state that nobody has asked for would be an old one. While the
 * process is starting or draining no check is run, and each of its states is 0.
 */
export function healthMetrics(meter: Meter): LateSource<ObservedHealth> {
  const status = meter.createObservableUpDownCounter('health.status', {
    description: 'Whether the process is in this state: 1 or 0.',
    unit: '{process}',
  })
  const checkStatus = meter.createObservableUpDownCounter('health.check.status', {
    description: 'Whether the check is in this state: 1 or 0.',
    unit: '{check}',
  })
  const states = new Set(processStates)
  const checks = new Map<string, string | undefined>()
  let health: ObservedHealth | undefined

  function observeChecks(result: BatchObservableResult, report: Report): void {
    for (const check of checks.keys()) checks.set(check, undefined)
    for (const [key, entries] of Object.entries(report.checks ?? {})) checks.set(nameOf(key), worst(entries))
    for (const [check, current] of checks) {
      for (const state of checkStates)
        result.observe(checkStatus, Number(state === current), { check, state })
    }
  }

  const stop = observeBatch(meter, [status, checkStatus], async (result) => {
    if (!health) return
    try {
      const report = await health.report()
      const current = health.state
      states.add(current)
      for (const state of states) result.observe(status, Number(state === current), { state })
      observeChecks(result, report)
    } catch (fault) {
      warnOnce({ err: fault }, 'the health could not be asked for its metrics')
    }
  })

  return {
    observe(source) {
      health = source
      checks.clear()
    },
    stop,
  }
}

/** `mongo:responseTime` of a report is the check mongo. */
function nameOf(key: string): string {
  return key.split(':', 1)[0] ?? key
}

function worst(entries: readonly { readonly status: string }[]): string | undefined {
  return checkStates.findLast((state) => entries.some(({ status }) => status === state))
}
