import type { IncomingMessage, ServerResponse } from 'node:http'
import { context } from '@opentelemetry/api'
import { optionProblems, optionsMessage } from '@voluntarily/config'
import {
  ensureContextManager,
  isProbe,
  type ObservableApp,
  observeApp,
  onRequestEnd,
  openRequest,
  readDebugToken,
  watchRouters,
} from '@voluntarily/request'
import type { Logger } from 'pino'
import { logCompletion } from './completion-line'
import { LoggerOptionsError, loggerCheck } from './logger-options-error'
import { getLogger } from './process-logger'
import { describeFault, sayOnce } from './say-once'

/** Options of requestLogger. */
export interface RequestLoggerOptions {
  /** Where the completion lines go. Default: the process's logger. */
  logger?: Logger
}

/** A middleware of Express or Connect; it also serves a plain `http` server. */
export type RequestLogger = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void

/**
 * The request log of an app that does not use `observe`: gives each request an id (a sane incoming `x-request-id` is kept), answers with it, lets
 * every line written during the request carry it, and writes one completion line. Put it in front of everything else. Mounted twice, or beside
 * `observe`, there is still one line. Throws LoggerOptionsError (`ERR_LOGGER_OPTIONS`) for a logger that is none, and for options that do not exist.
 */
export function requestLogger(options: RequestLoggerOptions = {}): RequestLogger {
  const wrong = optionProblems(options, { logger: loggerCheck }, '{ logger }')
  if (wrong.length > 0) throw new LoggerOptionsError(optionsMessage('requestLogger', wrong))
  const { logger = getLogger() } = options
  ensureContextManager()
  readDebugToken()
  return (req, res, next) => {
    let inside = context.active()
    try {
      if (!isProbe(req)) inside = begin(req, res, logger)
    } catch (fault) {
      sayOnce(logger, 'request', `a request goes on without its log: ${describeFault(fault)}`)
    }
    context.with(inside, next)
  }
}

function begin(req: IncomingMessage, res: ServerResponse, logger: Logger) {
  const { state, context: inside } = openRequest(req, res)
  if (!res.headersSent) res.setHeader('x-request-id', state.id)
  onRequestEnd(state, (_, end) => logCompletion(logger, state, end))
  const { app } = req as { app?: ObservableApp }
  if (typeof app?.handle === 'function') {
    observeApp(app)
    watchRouters(app)
  }
  return inside
}
