import { throwProblems } from './config-error'
import { takeDeferredProblems } from './deferred-problems'
import { type ReadOptions, readSettings } from './read-settings'
import type { Config, Specs } from './spec'

/**
 * Reads an app's settings from the environment.
 * @returns a frozen object of plain values that masks its secrets in inspect and JSON
 * @throws ConfigError that lists every problem, those the library has kept since the process started included
 */
export function loadConfig<S extends Specs>(specs: S, options: ReadOptions = {}): Config<S> {
  const { values, problems } = readSettings(specs, options)
  const own = new Set(problems.map(({ name }) => name))
  const deferred = takeDeferredProblems().filter(({ name }) => !own.has(name))
  throwProblems([...deferred, ...problems])
  return values
}
