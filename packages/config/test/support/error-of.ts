import { ConfigError, type Environment, loadConfig, type Specs } from '../../src'

/** The ConfigError that loading these specs throws. */
export function errorOf(specs: Specs, environment: Environment): ConfigError {
  try {
    loadConfig(specs, { environment })
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('loadConfig has thrown nothing')
}
