import type { CheckResult, CheckStatus } from './check'
import { errorText, safeText } from './safe-text'

/** What one run of a check came to. */
export type Outcome = Readonly<CheckResult>

/** Reads what a check answered. Whatever is not an answer is a failure that says so. */
export function outcomeOf(answer: unknown): Outcome {
  if (answer === undefined || answer === true) return { status: 'pass' }
  if (answer === false) return { status: 'fail', output: 'the check returned false' }
  try {
    return readResult(answer)
  } catch (error) {
    return failure(error)
  }
}

/** The outcome of a check that threw or rejected. */
export function failure(thrown: unknown): Outcome {
  return { status: 'fail', output: errorText(thrown) }
}

function readResult(answer: unknown): Outcome {
  if (typeof answer !== 'object' || answer === null) return rubbish(answer === null ? 'null' : typeof answer)
  const { status, observedValue, observedUnit, output } = answer as Record<keyof CheckResult, unknown>
  if (!isStatus(status)) return rubbish("an object without status 'pass', 'warn' or 'fail'")
  if (observedValue !== undefined && !isPlain(observedValue)) {
    return rubbish('an observedValue that is no finite number, string or boolean')
  }
  if (observedUnit !== undefined && typeof observedUnit !== 'string')
    return rubbish('an observedUnit that is no string')
  if (output !== undefined && typeof output !== 'string') return rubbish('an output that is no string')
  return {
    status,
    ...(observedValue !== undefined && {
      observedValue: typeof observedValue === 'string' ? safeText(observedValue) : observedValue,
    }),
    ...(observedUnit !== undefined && { observedUnit: safeText(observedUnit) }),
    ...(output !== undefined && { output: safeText(output) }),
  }
}

function rubbish(what: string): Outcome {
  return {
    status: 'fail',
    output: `the check returned ${what}; expected nothing, true, false or { status }`,
  }
}

function isStatus(value: unknown): value is CheckStatus {
  return value === 'pass' || value === 'warn' || value === 'fail'
}

function isPlain(value: unknown): value is number | string | boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}
