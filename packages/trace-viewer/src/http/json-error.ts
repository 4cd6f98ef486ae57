import type { Response } from 'express'

/** Answers with an error as Jaeger's query API writes it. */
export function answerError(response: Response, status: number, message: string): void {
  response.status(status).json({ error: { httpCode: status, message } })
}
