import { context, createContextKey } from '@opentelemetry/api'
import { ensureContextManager } from '@voluntarily/request'
import type { Logger } from 'pino'
import { walkFor } from '../create-logger'
import { isWritingLine } from '../destination'
import { loggerBehind } from '../following-logger'
import { checkLogger } from '../logger-options-error'
import { getLogger } from '../process-logger'
import { describeFault, sayOnce } from '../say-once'
import type { ConsoleEntry } from './console-entry'
import { type ConsoleMethod, consoleMethods, type Reading } from './console-methods'
import { createPrinter } from './printer'
import { replaceMethod } from './replace-method'

type Method = (...args: unknown[]) => void

/** In the context of what the writing of a line has started: a destination that tells of its faults later, with console, would write for ever. */
const writingKey = createContextKey('@voluntarily/logger writing a line of the console')

/**
 * Lets what is written with `console` go through a logger: `log` and `info` at level info, `debug` and `trace` at debug, `warn` at warn, `error` and a failed `assert`
 * at error, the others at info. The text is what Node prints; an error goes under `err`, a lone plain object becomes fields. What the logger's own destination or
 * serializers write with `console` meanwhile is printed as before. Nothing is thrown by what is written.
 * Throws LoggerOptionsError (`ERR_LOGGER_OPTIONS`) for a logger that is none.
 * @param logger default: the process's logger
 * @returns a function that puts back what was there; a method that somebody has replaced since stays, and what it hands on to this one is printed as before
 */
export function captureConsole(logger: Logger = getLogger()): () => void {
  checkLogger(logger, 'captureConsole')
  ensureContextManager()
  const print = createPrinter()
  let isCapturing = true
  let isWriting = false
  const undos = Object.keys(consoleMethods).map((name) =>
    replaceMethod(name, (original) => capturing(name, original)),
  )

  function capturing(name: string, original: Method): Method {
    const { level, read, isStateful } = consoleMethods[name] as (typeof consoleMethods)[string]
    return function captured(...args) {
      if (!isCapturing || isWriting || isWritingLine() || context.active().getValue(writingKey))
        return original(...args)
      isWriting = true
      try {
        const own = loggerBehind(logger)
        const isEnabled = own.isLevelEnabled?.(level) !== false
        if (!isEnabled && !isStateful) return
        const entry = readSafely(read, args, { walk: walkFor(own), print, called: captured })
        if (isEnabled && entry)
          context.with(context.active().setValue(writingKey, true), write, undefined, own, level, entry)
      } catch (fault) {
        sayOnce(captureConsole, 'line', `a line of the console was lost: ${describeFault(fault)}`)
      } finally {
        isWriting = false
      }
    }
  }

  return () => {
    isCapturing = false
    for (const undo of undos.splice(0)) undo()
  }
}

function readSafely(read: ConsoleMethod['read'], args: readonly unknown[], reading: Reading) {
  try {
    return read(args, reading)
  } catch {
    return { message: '[unreadable]' }
  }
}

function write(
  logger: Logger,
  level: 'debug' | 'info' | 'warn' | 'error',
  { object, message }: ConsoleEntry,
): void {
  if (object && message) logger[level](object, message)
  else if (object) logger[level](object)
  // an empty line of the console is there to be seen, and says nothing
  else if (message) logger[level](message)
}
