import type { Logger } from 'pino'

/** A level that is set for all loggers for a while, or until it is taken back. */
export interface LevelOverride {
  readonly level: string
  /** Loggers whose level was set in code since: that is the later word. */
  readonly passedOver: WeakSet<Logger>
  /** Undefined: until it is taken back. Milliseconds of the epoch. */
  readonly revertsAt?: number
}

interface LevelRegistry {
  /** The loggers that have a level of their own; the others follow their parents. */
  readonly loggers: Set<WeakRef<Logger>>
  /** What that level is, whatever is set for all at the moment. */
  readonly own: WeakMap<Logger, string>
  sweepAt: number
  lasting: LevelOverride | undefined
  timed: LevelOverride | undefined
  timer: NodeJS.Timeout | undefined
}

const leastSweepAt = 64

// On the global object, so that two copies of this package in one process reach the same loggers.
const key = Symbol.for('@voluntarily/logger levels')
const holder = globalThis as { [key]?: LevelRegistry }
holder[key] ??= {
  loggers: new Set(),
  own: new WeakMap(),
  sweepAt: leastSweepAt,
  lasting: undefined,
  timed: undefined,
  timer: undefined,
}
export const registry: LevelRegistry = holder[key]

/** Remembers the level that a logger has of its own. */
export function setOwnLevel(logger: Logger, level: string): void {
  const isNew = !registry.own.has(logger)
  registry.own.set(logger, level)
  if (!isNew) return
  if (registry.loggers.size >= registry.sweepAt) sweep()
  registry.loggers.add(new WeakRef(logger))
}

/** The level of a logger but for what is set for all: its own, else that of the nearest ancestor that has one. */
export function usualLevel(logger: Logger): string | undefined {
  for (let owner: object | null = logger; owner; owner = Object.getPrototypeOf(owner)) {
    const level = registry.own.get(owner as Logger)
    if (level !== undefined) return level
  }
  return undefined
}

/** The level that a logger with one of its own is to have now. */
export function levelNow(logger: Logger): string | undefined {
  const override = [registry.timed, registry.lasting].find((one) => one && !one.passedOver.has(logger))
  return override?.level ?? registry.own.get(logger)
}

/** The loggers that have a level of their own and are still in use. */
export function leveledLoggers(): Logger[] {
  return [...registry.loggers].flatMap((reference) => reference.deref() ?? [])
}

// One for each request may have a level of its own: those that are gone leave, now and then, so that each costs the same.
function sweep(): void {
  for (const reference of registry.loggers) if (!reference.deref()) registry.loggers.delete(reference)
  registry.sweepAt = Math.max(leastSweepAt, 2 * registry.loggers.size)
}
