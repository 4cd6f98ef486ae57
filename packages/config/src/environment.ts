/** Names and their values, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The process's environment. Nothing else in the library reads `process.env`. */
export function processEnvironment(): Environment {
  return process.env
}

/** The names of the variables that are set; by default in `process.env`. Empty and blank ones do not count. */
export function environmentNames({
  environment = processEnvironment(),
}: {
  environment?: Environment
} = {}): string[] {
  return Object.keys(environment).filter((name) => readValue(environment, name) !== undefined)
}

/** The variable's value without the blanks around it; undefined when it is unset, empty or blank. */
export function readValue(environment: Environment, name: string): string | undefined {
  // An environment handed over as a plain object also answers to `constructor` and `__proto__`.
  if (!Object.hasOwn(environment, name)) return undefined
  const value: unknown = environment[name]
  if (value === undefined || value === null) return undefined
  return String(value).trim() || undefined
}
