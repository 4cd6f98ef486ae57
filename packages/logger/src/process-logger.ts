import type { Logger } from 'pino'
import { adoptLogger } from './adopt-logger'
import { createLogger } from './create-logger'
import { followingLogger, loggerBehind } from './following-logger'
import { checkLogger } from './logger-options-error'

interface ProcessLogger {
  current?: Logger
  readonly logger: Logger
}

// On the global object, so that two copies of this package in one process still write to one log.
const key = Symbol.for('@voluntarily/logger process logger')
const registry = globalThis as { [key]?: ProcessLogger }

function processLogger(): ProcessLogger {
  if (registry[key]) return registry[key]
  const made: ProcessLogger = {
    logger: followingLogger(() => {
      made.current ??= createLogger()
      return made.current
    }),
  }
  registry[key] = made
  return made
}

/**
 * The process's logger, made from the environment when it is first written to; the same one everywhere. When another logger is made the process's,
 * this one and the children made from it follow.
 */
export function getLogger(): Logger {
  return processLogger().logger
}

/**
 * Makes a logger the process's. One that the app has made with pino itself gets the ids of request and trace on its lines, and credentials in them
 * are masked; the rest of it stays the app's. Throws LoggerOptionsError
 * (`ERR_LOGGER_OPTIONS`) for what is no logger.
 */
export function setProcessLogger(logger: Logger): void {
  checkLogger(logger, 'setProcessLogger')
  const own = loggerBehind(logger)
  adoptLogger(own)
  processLogger().current = own
}
