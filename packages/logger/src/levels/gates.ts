import { currentRequest, type RequestState } from '@voluntarily/request'
import type { Logger } from 'pino'
import { leveledLoggers } from './level-registry'

type Method = (this: Logger, ...args: unknown[]) => void
type SetLevel = (this: Logger, level: string) => void
type IsLevelEnabled = (this: Logger, level: string) => boolean

/** pino's own ways, found on the logger itself: there may be several pinos. */
export const rawSetLevel = Symbol.for('@voluntarily/logger set level')
export const rawIsLevelEnabled = Symbol.for('@voluntarily/logger is level enabled')
/** What takes the lines of a request that are below the level; on the loggers that have it. */
export const lineKeeper = Symbol.for('@voluntarily/logger line keeper')

/** Takes lines that are below the level of their logger. */
export interface LineKeeper {
  /** Whether a line that this request writes now, through this logger, is wanted. */
  wants(state: RequestState, logger: Logger): boolean
}

interface Gated extends Logger {
  [rawSetLevel]: SetLevel
  [rawIsLevelEnabled]: IsLevelEnabled
  [lineKeeper]?: LineKeeper
}

let open = false
/** By the levels that a logger knows: those of one root, and of each child with levels of its own. */
const gatesOfLevels = new WeakMap<object, ReadonlyMap<string, Method>>()

/**
 * Lets the methods of all loggers below their level, down to debug, ask from now on whether the request they run in wants its lines all the same. Until
 * then they do nothing at all, as pino has it.
 */
export function openGates(): void {
  if (open) return
  open = true
  for (const logger of leveledLoggers()) installGates(logger)
}

/** Puts the gates in place of what does nothing, on a logger with a level of its own. */
export function installGates(logger: Logger): void {
  if (!open) return
  const { [rawIsLevelEnabled]: isEnabled } = logger as Gated
  for (const [level, gate] of gatesOf(logger as Gated))
    if (!isEnabled.call(logger, level)) (logger as unknown as Record<string, Method>)[level] = gate
}

/** Whether a line of this level is wanted although it is below the logger's. */
export function isWantedBelow(logger: Logger, level: string): boolean {
  return open && gatesOf(logger as Gated).has(level) && passesGate(logger)
}

/** Whether the running code belongs to a request that wants what this logger would not write. */
function passesGate(logger: Logger): boolean {
  const state = currentRequest()
  if (!state) return false
  return state.debug || (logger as Gated)[lineKeeper]?.wants(state, logger) === true
}

function gatesOf(logger: Gated): ReadonlyMap<string, Method> {
  const { levels } = logger
  const known = gatesOfLevels.get(levels)
  if (known) return known
  const made = new Map<string, Method>()
  const methods = debugMethods(logger)
  for (const level of Object.keys(levels.values)) {
    const method = methods?.(level)
    if (method) made.set(level, gateTo(method))
  }
  gatesOfLevels.set(levels, made)
  return made
}

function gateTo(method: Method): Method {
  return function gated(this: Logger, ...args) {
    if (passesGate(this)) method.apply(this, args)
  }
}

// As pino makes them at level debug, with the hooks of the app: on a child that nobody sees, nor hears of.
function debugMethods(logger: Gated): ((level: string) => Method | undefined) | undefined {
  if (logger.levels.values.debug === undefined) return undefined
  const child = Object.create(logger) as Gated & Record<string, Method>
  Object.defineProperty(child, 'emit', { value: () => false })
  child[rawSetLevel]('debug')
  return (level) => (child[rawIsLevelEnabled](level) ? child[level] : undefined)
}
