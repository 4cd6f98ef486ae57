import type { ErrorRequestHandler } from 'express'
import { answerError } from './answer'
import { cut, OtlpError } from './otlp-error'

/** Answers what the reading of the body and the decoding threw: what is wrong, and what would be taken. */
export function createErrorHandler({ maxBodyBytes }: { maxBodyBytes: number }): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    if (error instanceof OtlpError) answerError(response, error)
    else if (statusOf(error) === 413) {
      const message = `the body is longer than ${maxBodyBytes} bytes after decompression; TRACE_VIEWER_MAX_BODY_BYTES raises the limit`
      answerError(response, { status: 413, message })
    } else if (statusOf(error) === 415) {
      const encoding = cut(String(request.headers['content-encoding']), 60)
      const message = `expected Content-Encoding gzip, deflate, br or none, got ${JSON.stringify(encoding)}`
      answerError(response, { status: 415, message })
    } else if (statusOf(error) === 400) {
      const message = `the body could not be read: ${cut(error instanceof Error ? error.message : String(error))}`
      answerError(response, { status: 400, message })
    } else {
      process.stderr.write(`voluntarily-traces: ${error instanceof Error ? error.stack : String(error)}\n`)
      response
        .status(500)
        .type('text/plain')
        .send('An error inside of the trace viewer, its output has more.\n')
    }
  }
}

function statusOf(error: unknown): unknown {
  return (error as { status?: unknown } | undefined)?.status
}
