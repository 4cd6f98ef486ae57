import { getHeapStatistics } from 'node:v8'
import type { Check, CheckOptions, CheckResult } from './check'
import { Problems } from './problems'
import { checkOptionNames, validateCheckOptions } from './resolve-checks'

export interface MemoryOptions extends CheckOptions {
  /** Most of the heap limit (`--max-old-space-size`) that may be in use, 0 to 1; default 0.9. */
  maxHeapUsedRatio?: number | undefined
  /** Most memory the whole process may hold, in bytes; default no limit. */
  maxRssBytes?: number | undefined
}

/**
 * Compares the heap in use with the limit V8 has, and the process's memory with `maxRssBytes`. Not required by default: a full heap
 * is often a garbage collection away from an empty one.
 * @throws HealthOptionsError `ERR_HEALTH_OPTIONS`
 */
export function memoryCheck(options: MemoryOptions = {}): Check {
  const { maxHeapUsedRatio = 0.9, maxRssBytes, required = false, ...checkOptions } = options
  const problems = new Problems()
  if (!(typeof maxHeapUsedRatio === 'number' && maxHeapUsedRatio > 0 && maxHeapUsedRatio <= 1)) {
    problems.add('maxHeapUsedRatio', 'a number above 0, up to 1', maxHeapUsedRatio)
  }
  if (maxRssBytes !== undefined && !(Number.isFinite(maxRssBytes) && maxRssBytes > 0)) {
    problems.add('maxRssBytes', 'a number of bytes above 0', maxRssBytes)
  }
  problems.knownKeys('', options, ['maxHeapUsedRatio', 'maxRssBytes', ...checkOptionNames])
  validateCheckOptions(problems, '', options)
  problems.throwIfAny('memoryCheck')

  return {
    ...checkOptions,
    required,
    componentType: 'system',
    measurement: 'heapUtilization',
    check() {
      const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics()
      const rss = maxRssBytes === undefined ? 0 : process.memoryUsage.rss()
      const over = [
        used / limit > maxHeapUsedRatio && `${mebibytes(used)} of a heap of ${mebibytes(limit)} are in use`,
        maxRssBytes !== undefined &&
          rss > maxRssBytes &&
          `the process holds ${mebibytes(rss)}, more than ${mebibytes(maxRssBytes)}`,
      ].filter((text) => text !== false)
      const measured = { observedValue: Math.round((used / limit) * 1_000) / 10, observedUnit: 'percent' }
      const result: CheckResult = { status: over.length === 0 ? 'pass' : 'fail', ...measured }
      return over.length === 0 ? result : { ...result, output: over.join('; ') }
    },
  }
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`
}
