import { inspect } from 'node:util'
import type { Walk } from '../walk'
import { type ConsoleEntry, consoleEntry } from './console-entry'
import type { Printer } from './printer'
import { shownValue } from './shown-value'

/** What the methods of the console need. */
export interface Reading {
  readonly walk: Walk
  readonly print: Printer
  /** The function that the app has called, where the stack of a trace begins. */
  readonly called: (...args: unknown[]) => void
}

/** A method of the console as a line of the log. */
export interface ConsoleMethod {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  /** The line; undefined when nothing is to be written. */
  read(args: readonly unknown[], reading: Reading): ConsoleEntry | undefined
  /** Has an effect besides its line. */
  readonly isStateful?: boolean
}

const log: ConsoleMethod['read'] = (args, { walk, print }) => consoleEntry(args, walk, print)

function printed(method: Parameters<Printer>[0]): ConsoleMethod['read'] {
  return (args, { walk, print }) => ({
    message: print(
      method,
      args.map((value) => shownValue(value, walk)),
    ),
  })
}

/** The methods of the console that are captured, and the level of each. */
export const consoleMethods: Readonly<Record<string, ConsoleMethod>> = {
  log: { level: 'info', read: log },
  info: { level: 'info', read: log },
  debug: { level: 'debug', read: log },
  warn: { level: 'warn', read: log },
  error: { level: 'error', read: log },
  dirxml: { level: 'info', read: log },
  group: { level: 'info', read: log },
  groupCollapsed: { level: 'info', read: log },
  groupEnd: { level: 'info', read: () => undefined },
  dir: { level: 'info', read: dir },
  table: { level: 'info', read: printed('table') },
  assert: { level: 'error', read: assert },
  trace: { level: 'debug', read: trace },
  count: { level: 'info', read: printed('count'), isStateful: true },
  countReset: { level: 'info', read: printed('countReset'), isStateful: true },
  time: { level: 'info', read: printed('time'), isStateful: true },
  timeLog: { level: 'info', read: printed('timeLog') },
  timeEnd: { level: 'info', read: printed('timeEnd'), isStateful: true },
}

function dir([value, options]: readonly unknown[], { walk }: Reading): ConsoleEntry {
  return {
    message: inspect(shownValue(value, walk), { ...(options as object), customInspect: true, colors: false }),
  }
}

function assert([isTrue, ...args]: readonly unknown[], reading: Reading): ConsoleEntry | undefined {
  if (isTrue) return undefined
  const [first, ...others] = args
  return log(
    typeof first === 'string' ? [`Assertion failed: ${first}`, ...others] : ['Assertion failed', ...args],
    reading,
  )
}

function trace(args: readonly unknown[], { walk, print, called }: Reading): ConsoleEntry {
  const shown = args.map((value) => shownValue(value, walk))
  const traced = { name: 'Trace', message: print('log', shown), stack: '' }
  Error.captureStackTrace(traced, called)
  return { message: traced.stack }
}
