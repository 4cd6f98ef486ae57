/** Whether a value will do for an option, and what is told when it will not. */
export type OptionCheck = readonly [holds: (value: unknown) => boolean, expected: string]

/**
 * What is wrong with the options of a function, a line for each: those that do not exist, as a misspelt one must not be passed over, then those whose
 * value will not do. Undefined counts as not given. No line holds a value.
 * @param checks every option that there is
 * @param example told when it is no object at all: `{ serviceName: 'shop' }`
 */
export function optionProblems(
  options: unknown,
  checks: Readonly<Record<string, OptionCheck>>,
  example: string,
): string[] {
  if (!isObject(options)) return [`expected an object such as ${example}`]
  const given: Readonly<Record<string, unknown>> = { ...options }
  const wrong = Object.entries(checks)
    .filter(([option, [holds]]) => given[option] !== undefined && !holds(given[option]))
    .map(([option, [, expected]]) => `${option}: expected ${expected}`)
  return [...unknownOptions(given, Object.keys(checks)), ...wrong]
}

/** A line for each option that does not exist. */
export function unknownOptions(options: object, known: readonly string[]): string[] {
  return Object.keys(options)
    .filter((option) => !known.includes(option))
    .map((option) => `${option}: there is no such option, expected ${known.join(', ')}`)
}

/**
 * The message of the error that tells all that is wrong.
 * @param what whose options they are: `startTracing`
 */
export function optionsMessage(what: string, problems: readonly string[]): string {
  return `options of ${what} are wrong:\n  ${problems.join('\n  ')}`
}

/** An object, and no list. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether it has all these methods. */
export function hasMethods(value: unknown, ...names: readonly string[]): boolean {
  return (
    value !== null &&
    value !== undefined &&
    names.every((name) => typeof (value as Record<string, unknown>)[name] === 'function')
  )
}

/** Text that is more than blanks. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

/** A whole number within these bounds. */
export function isWhole(value: unknown, min: number, max: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
}

/** An address of http or https. */
export function isHttpUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)
}

/** One of these, or several in a list. */
export function isOneOrSeveral(choices: readonly string[]): (value: unknown) => boolean {
  return (value) => {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return values.length > 0 && values.every((one) => (choices as readonly unknown[]).includes(one))
  }
}
