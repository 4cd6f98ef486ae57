import type { Check, CheckFunction, CheckOptions } from './check'
import type { CheckSettings } from './named-check'
import type { Problems } from './problems'

/** Names of the options that every check takes. */
export const checkOptionNames: readonly (keyof CheckOptions)[] = [
  'required',
  'timeoutMs',
  'failureThreshold',
  'cacheMs',
]

type Defaults = Pick<CheckSettings, 'timeoutMs' | 'cacheMs' | 'maxAgeMs'>

/** The checks with every option decided; what is wrong with them is added to the problems. */
export function resolveChecks(
  problems: Problems,
  checks: Readonly<Record<string, Check | CheckFunction>> | undefined,
  defaults: Defaults,
): CheckSettings[] {
  if (checks === undefined) return []
  if (!isObject(checks) || Array.isArray(checks)) {
    problems.add('checks', 'an object of checks by name', checks)
    return []
  }
  return Object.entries(checks).map(([name, check]) => resolveCheck(problems, name, check, defaults))
}

function resolveCheck(
  problems: Problems,
  name: string,
  given: Check | CheckFunction,
  defaults: Defaults,
): CheckSettings {
  const option = `checks.${name}`
  const check = (isObject(given) ? given : { check: given }) as Check
  // The draft joins the name and what is measured with a colon.
  if (name === '' || name.includes(':')) problems.add(option, 'a name without a colon', name)
  if (typeof check.check !== 'function') {
    problems.add(option, 'a function or { check: function }', isObject(given) ? given.check : given)
  }
  if (isObject(given)) {
    problems.knownKeys(`${option}.`, given, ['check', 'measurement', 'componentType', ...checkOptionNames])
  }
  validateCheckOptions(problems, `${option}.`, check)
  if (typeof check.cacheMs === 'number' && check.cacheMs > defaults.maxAgeMs) {
    problems.add(`${option}.cacheMs`, `no more than maxAgeMs (${defaults.maxAgeMs})`, check.cacheMs)
  }
  for (const word of ['measurement', 'componentType'] as const) {
    const value: unknown = check[word]
    if (value !== undefined && (typeof value !== 'string' || value === '' || value.includes(':'))) {
      problems.add(`${option}.${word}`, 'a word without a colon', value)
    }
  }
  const { required = true, failureThreshold = 1 } = check
  const { timeoutMs = defaults.timeoutMs, cacheMs = defaults.cacheMs } = check
  return {
    name,
    // Called on its object, so that a class can be a check.
    check: (signal) => check.check(signal),
    required,
    failureThreshold,
    timeoutMs,
    cacheMs,
    maxAgeMs: defaults.maxAgeMs,
    measurement: check.measurement,
    componentType: check.componentType,
  }
}

/** Finds what is wrong with the options that every check takes. */
export function validateCheckOptions(problems: Problems, prefix: string, options: CheckOptions): void {
  problems.boolean(`${prefix}required`, options.required)
  problems.duration(`${prefix}timeoutMs`, options.timeoutMs, { least: 1 })
  problems.duration(`${prefix}cacheMs`, options.cacheMs)
  const { failureThreshold } = options
  if (failureThreshold !== undefined && !(Number.isSafeInteger(failureThreshold) && failureThreshold >= 1)) {
    problems.add(`${prefix}failureThreshold`, 'a whole number from 1', failureThreshold)
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
