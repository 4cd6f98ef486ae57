import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Check, CheckOptions } from './check'
import { Problems } from './problems'
import { checkOptionNames, validateCheckOptions } from './resolve-checks'

export interface EventLoopDelayOptions extends CheckOptions {
  /** Longest delay that is still all right; default 1000. */
  maxDelayMs?: number | undefined
}

const resolutionMs = 10
const sampleMs = 100

/**
 * Measures, when asked, for 100 ms how late the event loop runs its timers. Between asks nothing runs. Not required by default:
 * a busy process that is taken out of service leaves its work to the others, and they are as busy.
 * @throws HealthOptionsError `ERR_HEALTH_OPTIONS`
 */
export function eventLoopDelayCheck(options: EventLoopDelayOptions = {}): Check {
  const { maxDelayMs = 1_000, required = false, ...checkOptions } = options
  const problems = new Problems()
  problems.duration('maxDelayMs', maxDelayMs, { least: 1 })
  problems.knownKeys('', options, ['maxDelayMs', ...checkOptionNames])
  validateCheckOptions(problems, '', options)
  problems.throwIfAny('eventLoopDelayCheck')

  return {
    ...checkOptions,
    required,
    componentType: 'system',
    measurement: 'delay',
    async check(signal) {
      const delayMs = Math.round(await measureDelayMs(signal))
      const measured = { observedValue: delayMs, observedUnit: 'ms' }
      if (delayMs <= maxDelayMs) return { status: 'pass', ...measured }
      return {
        status: 'fail',
        ...measured,
        output: `the event loop was held up for ${delayMs} ms, more than ${maxDelayMs} ms`,
      }
    },
  }
}

async function measureDelayMs(signal: AbortSignal): Promise<number> {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs })
  const startedAt = performance.now()
  histogram.enable()
  try {
    await sleep(sampleMs, undefined, { ref: false, signal })
    // When the loop stood still for the whole sample the histogram has no interval yet; our own timer's lateness tells.
    const latenessMs = performance.now() - startedAt - sampleMs
    const longestMs = histogram.count === 0 ? 0 : histogram.max / 1e6 - resolutionMs
    return Math.max(0, latenessMs, longestMs)
  } finally {
    histogram.disable()
  }
}
