import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { BadRequest } from './bad-request'
import { answerError } from './json-error'

/** The last handler: what nobody answered. */
export const notFound: RequestHandler = (_request, response) => {
  answerError(response, 404, 'Not Found')
}

/** Answers errors in JSON. What went wrong inside is for the terminal, and a message of others could name files of this machine. */
export const errorHandler: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) next(error)
  else if (error instanceof BadRequest) answerError(response, 400, error.message)
  else {
    const status = clientErrorOf(error) ?? 500
    if (status === 500)
      process.stderr.write(`voluntarily-traces: ${error instanceof Error ? error.stack : error}\n`)
    answerError(response, status, STATUS_CODES[status] ?? 'Error')
  }
}

function clientErrorOf(error: unknown): number | undefined {
  const status = (error as { status?: unknown } | undefined)?.status
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined
}
