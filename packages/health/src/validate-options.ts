import { hasMethods } from '@voluntarily/config'
import { pathOf } from '@voluntarily/request'
import { type HealthOptions, optionNames } from './options'
import type { Problems } from './problems'

/** Finds what is wrong with the options of createHealth, apart from the checks. */
export function validateOptions(problems: Problems, options: HealthOptions): void {
  const { details, log, ready, livenessPath = '/health', readinessPath = '/ready' } = options
  problems.knownKeys('', options, optionNames)
  problems.duration('timeoutMs', options.timeoutMs, { least: 1 })
  problems.duration('cacheMs', options.cacheMs)
  problems.duration('maxAgeMs', options.maxAgeMs, { least: 1 })
  problems.boolean('startReady', options.startReady)
  if (details !== undefined && details !== 'never' && details !== 'always') {
    problems.add('details', "'never' or 'always'", details)
  }
  if (ready !== undefined && !hasMethods(ready, 'then')) problems.add('ready', 'a promise', ready)
  if (log !== undefined && !hasMethods(log, 'info', 'warn', 'error'))
    problems.add('log', 'something with .info, .warn and .error', log)
  validatePaths(problems, livenessPath, readinessPath)
}

function validatePaths(problems: Problems, livenessPath: unknown, readinessPath: unknown): void {
  const live = readPath(problems, 'livenessPath', livenessPath)
  const ready = readPath(problems, 'readinessPath', readinessPath)
  if (live !== undefined && live === ready) {
    problems.add('readinessPath', 'another path than livenessPath', readinessPath)
  }
}

function readPath(problems: Problems, name: string, path: unknown): string | undefined {
  if (typeof path === 'string' && /^\/[^\s?#]*$/.test(path) && path !== '/') return pathOf(path)
  problems.add(name, "a path such as '/health', without query", path)
  return undefined
}
