import { whenDebugged } from '@voluntarily/request'
import type { Bindings, ChildLoggerOptions, Logger } from 'pino'
import { describeFault, sayOnce } from '../say-once'
import { installGates, isWantedBelow, openGates, rawIsLevelEnabled, rawSetLevel } from './gates'
import { leveledLoggers, levelNow, registry, setOwnLevel, usualLevel } from './level-registry'
import type { Internals, PinoSymbols } from './pino-symbols'

type SetLevel = (this: Logger, level: string | number) => void
type MakeChild = (this: Logger, bindings: Bindings, options?: ChildLoggerOptions) => Logger

/**
 * Makes the levels of a logger and of its children, made from now on, ones that `setLogLevel` reaches. A child without a level of its own has no
 * level methods of its own either, and follows its parent by prototype; the others are remembered.
 */
export function watchLevels(root: Logger, symbols: PinoSymbols): void {
  const setLevel = (root as unknown as Internals)[symbols.setLevel] as SetLevel
  const { isLevelEnabled } = root
  const child = root.child as unknown as MakeChild
  /** While a child is made: the level that was asked for. */
  let making: { readonly level: string | undefined } | undefined

  function watchedSetLevel(this: Logger, level: string | number): void {
    if (!making) {
      setLevel.call(this, level)
      installGates(this)
      takeChosen(this)
      return
    }
    const usual = usualLevel(this)
    const own = making.level ?? usual
    // older versions of pino give every child level methods
    if (own === usual && !Object.hasOwn(this, 'levels')) return
    takeMade(this, making.level ?? level, making.level === undefined ? usual : undefined)
  }

  function watchedChild(this: Logger, bindings: Bindings, options?: ChildLoggerOptions): Logger {
    const outer = making
    making = { level: options?.level }
    try {
      const made = child.call(this, bindings, options)
      // pino compares with what the parent has now, which may not last
      if (making.level !== undefined && making.level !== usualLevel(made)) takeMade(made, making.level)
      return made
    } finally {
      making = outer
    }
  }

  function watchedIsLevelEnabled(this: Logger, level: string): boolean {
    return isLevelEnabled.call(this, level) || isWantedBelow(this, level)
  }

  define(root, rawSetLevel, setLevel)
  define(root, rawIsLevelEnabled, isLevelEnabled)
  define(root, symbols.setLevel, watchedSetLevel)
  define(root, 'isLevelEnabled', watchedIsLevelEnabled)
  define(root, 'child', watchedChild)
  takeMade(root, root.level)
  whenDebugged(openGates)
}

/** As `watchLevels`, for a logger that may be somebody's child: its whole family is watched, so that it goes on following its parent. */
export function adoptLevels(logger: Logger, symbols: PinoSymbols): void {
  let root: Logger = logger
  while (!Object.hasOwn(root, symbols.stream)) root = Object.getPrototypeOf(root) as Logger
  if (!(rawSetLevel in root)) watchLevels(root, symbols)
  if (root !== logger && Object.hasOwn(logger, symbols.levelVal)) takeMade(logger, logger.level)
}

/** Gives each logger the level that it is to have now. */
export function applyLevels(): void {
  for (const logger of leveledLoggers()) {
    try {
      applyLevel(logger)
    } catch (fault) {
      // a listener for level-change, which pino calls when the level is set
      sayOnce(logger, 'level', `a listener of a logger's level failed: ${describeFault(fault)}`)
    }
  }
}

/** The level that a logger has of its own; undefined for one that follows its parent. */
export function ownLevel(logger: Logger): string | undefined {
  return registry.own.get(logger) ?? (Object.hasOwn(logger, 'info') ? logger.level : undefined)
}

/** Sets the level that a logger has of its own; what is set for all at the moment stays in force. */
export function pinLevel(logger: Logger, level: string): void {
  if (rawSetLevel in logger) takeMade(logger, level)
  else logger.level = level
}

function takeMade(logger: Logger, level: string | number, own?: string): void {
  putLevel(logger, level)
  setOwnLevel(logger, own ?? logger.level)
  applyLevel(logger)
}

function takeChosen(logger: Logger): void {
  setOwnLevel(logger, logger.level)
  registry.timed?.passedOver.add(logger)
  registry.lasting?.passedOver.add(logger)
}

function applyLevel(logger: Logger): void {
  const level = levelNow(logger)
  if (level === undefined || level === logger.level) return
  // a logger of the app's own may know other levels only
  if (level !== 'silent' && logger.levels.values[level] === undefined) return
  putLevel(logger, level)
}

function putLevel(logger: Logger, level: string | number): void {
  ;(logger as unknown as Record<symbol, SetLevel>)[rawSetLevel]?.call(logger, level)
  installGates(logger)
}

function define(logger: Logger, key: PropertyKey, value: unknown): void {
  Object.defineProperty(logger, key, { value, writable: true, configurable: true })
}
