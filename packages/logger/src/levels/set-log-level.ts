import { isWhole, type LogLevel, type OptionCheck, optionProblems } from '@voluntarily/config'
import { LoggerOptionsError } from '../logger-options-error'
import { levelCheck } from './level-check'
import { type LevelOverride, registry } from './level-registry'
import { applyLevels } from './watch-levels'

/** Options of setLogLevel. */
export interface LogLevelOptions {
  /** Milliseconds after which the level goes back by itself, 1 to 2147483647 (24.8 days). Default: it stays until it is taken back. */
  forMs?: number
}

/** A timer of Node's with a longer delay fires at once. */
const longestMs = 2 ** 31 - 1

const checks: Readonly<Record<keyof LogLevelOptions, OptionCheck>> = {
  forMs: [(value) => isWhole(value, 1, longestMs), `a whole number of milliseconds, 1 to ${longestMs}`],
}

/**
 * Sets the level of every logger of the process, children included, those with a level of their own as well. With `forMs` it goes back by itself, to what each
 * logger had before; of several calls the latest holds, and going back leads past the earlier ones with `forMs`. A logger whose
 * level is set in code meanwhile keeps that.
 * @returns a function that takes it back; it does nothing once a later call holds
 * @throws LoggerOptionsError, code ERR_LOGGER_OPTIONS, for a level or a time that is none, and for options that do not exist
 */
export function setLogLevel(level: LogLevel, options: LogLevelOptions = {}): () => void {
  checkLogLevel(level, options)
  const { forMs } = options
  clearTimeout(registry.timer)
  registry.timed = undefined
  const slot = forMs === undefined ? 'lasting' : 'timed'
  const override: LevelOverride = {
    level,
    passedOver: new WeakSet(),
    ...(forMs !== undefined && { revertsAt: Date.now() + forMs }),
  }
  const undo = () => {
    if (registry[slot] !== override) return
    registry[slot] = undefined
    if (slot === 'timed') clearTimeout(registry.timer)
    applyLevels()
  }
  registry[slot] = override
  if (forMs !== undefined) registry.timer = setTimeout(undo, forMs).unref()
  applyLevels()
  return undo
}

/** Until when what was set with `forMs` holds; undefined when nothing is to go back by itself. */
export function logLevelRevertsAt(): Date | undefined {
  const { revertsAt } = registry.timed ?? {}
  return revertsAt === undefined ? undefined : new Date(revertsAt)
}

/**
 * Looks whether `setLogLevel` would take these, and changes nothing.
 * @throws LoggerOptionsError, code ERR_LOGGER_OPTIONS, for a level or a time that is none, and for options that do not exist
 */
export function checkLogLevel(level: unknown, options: unknown = {}): void {
  const [isLevel, levels] = levelCheck
  const wrong = isLevel(level) ? [] : [`level: expected ${levels}`]
  wrong.push(...optionProblems(options, checks, '{ forMs: 600_000 }'))
  if (wrong.length > 0) throw new LoggerOptionsError(`setLogLevel: ${wrong.join('; ')}`)
}
