/** Whether a value will do for an option, and what is told when it will not. */
export type OptionCheck = readonly [holds: (value: unknown) => boolean, expected: string]

/**
 * What is wrong with the options of a function, a line for each: those that do not exist, as a misspelt one must not be passed over, then those whose
 * value will not do. Undefined counts as not given.
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
  const unknown = Object.keys(given)
    .filter((option) => !Object.hasOwn(checks, option))
    .map((option) => `${option}: there is no such option, expected ${Object.keys(checks).join(', ')}`)
  const wrong = Object.entries(checks)
    .filter(([option, [holds]]) => given[option] !== undefined && !holds(given[option]))
    .map(([option, [, expected]]) => `${option}: expected ${expected}`)
  return [...unknown, ...wrong]
}

/** An object, and no list. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Text that is more than blanks. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
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
