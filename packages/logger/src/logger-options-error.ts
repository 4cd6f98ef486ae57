import type { Logger } from 'pino'

/** Options that are wrong, all in one error, found when they are given. */
export class LoggerOptionsError extends Error {
  override readonly name = 'LoggerOptionsError'
  readonly code = 'ERR_LOGGER_OPTIONS'
}

/** Throws LoggerOptionsError for what cannot be logged with. */
export function checkLogger(logger: Logger, where: string): void {
  const methods = ['info', 'warn', 'error', 'child'] as const
  if (methods.every((method) => typeof logger?.[method] === 'function')) return
  throw new LoggerOptionsError(`${where}: logger: expected a logger of createLogger or pino`)
}
