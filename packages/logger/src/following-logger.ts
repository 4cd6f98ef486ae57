import { type Bindings, type ChildLoggerOptions, type Level, type Logger, pino } from 'pino'
import { ownLevel, pinLevel } from './levels/watch-levels'

const targets = new WeakMap<object, () => Logger>()

/** The logger behind one of this module's, itself when it is none. */
export function loggerBehind(logger: Logger): Logger {
  return targets.get(logger)?.() ?? logger
}

/**
 * A logger that is always the one that `current` returns. Its children, made before or after that changes, are children of the current one, with their own
 * bindings and level. It is a whole pino logger: whatever is read from it or set on it is the current one's.
 */
export function followingLogger(current: () => Logger): Logger {
  const child = (bindings: Bindings, options?: ChildLoggerOptions): Logger =>
    followingLogger(derived(current, (parent) => parent.child(bindings, options)))

  // pino reads a score of properties for each line, which would all come through here if its methods were called on the proxy
  const methods: Record<PropertyKey, unknown> = { child }
  for (const level of Object.keys(pino.levels.values) as Level[])
    methods[level] = (...args: unknown[]) => (current()[level] as (...args: unknown[]) => void)(...args)

  const logger: Logger = new Proxy({} as Logger, {
    get(_, key) {
      const target = current()
      const value = Reflect.get(target, key, target)
      return typeof value === 'function' ? (methods[key] ?? value) : value
    },
    set: (_, key, value) => Reflect.set(current(), key, value),
    has: (_, key) => Reflect.has(current(), key),
    deleteProperty: (_, key) => Reflect.deleteProperty(current(), key),
    getPrototypeOf: () => Reflect.getPrototypeOf(current()),
  })
  targets.set(logger, current)
  return logger
}

/** What `derive` makes of the current logger, made anew only when that has changed, with the level that was set on it meanwhile. */
function derived(current: () => Logger, derive: (parent: Logger) => Logger): () => Logger {
  let parent = current()
  let made = derive(parent)
  return () => {
    const latest = current()
    if (latest !== parent) {
      const level = ownLevel(made)
      parent = latest
      made = derive(latest)
      if (level !== undefined) pinLevel(made, level)
    }
    return made
  }
}
