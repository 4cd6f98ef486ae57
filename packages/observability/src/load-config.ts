import { type Config, loadConfig as load, type ReadOptions, type Specs } from '@voluntarily/config'
import { checkLibrarySettings } from './settings'

/**
 * Reads the app's settings from the environment: validated, typed, frozen, secrets masked. See `loadConfig` of `@voluntarily/config`;
 * this one also reports what is wrong with the library's own variables, in the same error.
 * @throws ConfigError with every problem, of the app's settings and the library's
 */
export function loadConfig<S extends Specs>(specs: S, options?: ReadOptions): Config<S> {
  checkLibrarySettings()
  return load(specs, options)
}
