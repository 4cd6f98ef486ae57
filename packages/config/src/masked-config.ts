import { inspect } from 'node:util'
import type { Config, Specs } from './spec'

const mask = '[secret]'

/**
 * The frozen object of an app's settings. Its own properties are the plain values; inspect, console.log and JSON.stringify show
 * secrets as `[secret]`. A copy (`{ ...config }`) is a plain object and masks nothing; console.table reads the values themselves.
 */
export function maskedConfig<S extends Specs>(specs: S, values: ReadonlyMap<string, unknown>): Config<S> {
  const shown = () => {
    const entries = [...values].map(
      ([name, value]) => [name, specs[name]?.secret && value !== undefined ? mask : value] as const,
    )
    return Object.fromEntries(entries)
  }
  const prototype = Object.create(Object.prototype, {
    toJSON: { value: shown },
    [inspect.custom]: { value: shown },
  })
  const config = Object.create(prototype)
  for (const [name, value] of values) {
    // A getter, because console.dir and inspect without customInspect print the values of plain properties.
    const property = specs[name]?.secret ? { get: () => value } : { value }
    Object.defineProperty(config, name, { ...property, enumerable: true })
  }
  return Object.freeze(config)
}
