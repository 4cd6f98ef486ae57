import { inspect } from 'node:util'
import { optionsMessage, unknownOptions } from '@voluntarily/config'

/** Thrown at set-up, with everything that is wrong with the options. */
export class HealthOptionsError extends Error {
  readonly code = 'ERR_HEALTH_OPTIONS'
  readonly problems: readonly string[]

  constructor(what: string, problems: readonly string[]) {
    super(optionsMessage(what, problems))
    this.name = 'HealthOptionsError'
    this.problems = problems
  }
}

/** Largest delay setTimeout takes; above it, it fires at once. */
export const longestDelayMs = 2 ** 31 - 1

/** Gathers what is wrong with options; undefined is always "not given" and right. */
export class Problems {
  readonly found: string[] = []

  add(name: string, expected: string, value: unknown): void {
    this.found.push(`${name}: expected ${expected}, got ${brief(value)}`)
  }

  duration(name: string, value: unknown, { least = 0 }: { least?: number } = {}): void {
    if (value === undefined) return
    if (typeof value !== 'number' || !(value >= least && value <= longestDelayMs)) {
      this.add(name, `milliseconds from ${least} to ${longestDelayMs}`, value)
    }
  }

  boolean(name: string, value: unknown): void {
    if (value !== undefined && typeof value !== 'boolean') this.add(name, 'true or false', value)
  }

  /** A misspelt option must not be silently ignored; an instance of a class may have fields of its own. */
  knownKeys(name: string, value: object, known: readonly string[]): void {
    if (Object.getPrototypeOf(value) !== Object.prototype) return
    this.found.push(...unknownOptions(value, known).map((problem) => `${name}${problem}`))
  }

  throwIfAny(what: string): void {
    if (this.found.length > 0) throw new HealthOptionsError(what, this.found)
  }
}

function brief(value: unknown): string {
  const text = inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY })
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
