import { hasMethods, type OptionCheck } from '@voluntarily/config'
import type { Logger } from 'pino'

/** Options that are wrong, all in one error, found when they are given. */
export class LoggerOptionsError extends Error {
  override readonly name = 'LoggerOptionsError'
  readonly code = 'ERR_LOGGER_OPTIONS'
}

/** What a logger has to be, as an option. */
export const loggerCheck: OptionCheck = [
  (logger) => hasMethods(logger, 'info', 'warn', 'error', 'child'),
  'a logger of createLogger or pino',
]

/** Throws LoggerOptionsError for what cannot be logged with. */
export function checkLogger(logger: Logger, where: string): void {
  const [isLogger, expected] = loggerCheck
  if (!isLogger(logger)) throw new LoggerOptionsError(`${where}: logger: expected ${expected}`)
}
