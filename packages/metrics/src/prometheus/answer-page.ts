import type { IncomingMessage, ServerResponse } from 'node:http'
import { warnOnceAMinute } from '../metrics-log'
import type { PageSource } from './page-source'

/** What the page's text is, for a Content-Type header. */
const pageType = 'text/plain; version=0.0.4; charset=utf-8'

/** Answers with the page: 200, or 500 when it could not be made. Never throws or rejects. */
export async function answerPage(
  req: IncomingMessage,
  res: ServerResponse,
  source: PageSource,
): Promise<void> {
  try {
    const page = await source()
    answerText(req, res, 200, page, pageType)
  } catch (fault) {
    warnOnceAMinute({ err: fault }, 'the page for Prometheus could not be made')
    answerText(req, res, 500, 'the metrics could not be collected; the log says why\n')
  }
}

/** Answers with a text, or with its head when that was asked for. */
export function answerText(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  if (res.headersSent || res.destroyed) return
  res.statusCode = status
  res.setHeader('Content-Type', type)
  const body = Buffer.from(text)
  res.setHeader('Content-Length', body.length)
  res.setHeader('Cache-Control', 'no-store')
  res.end(req.method === 'HEAD' ? undefined : body)
}

/** Whether the method is one that a page is asked with. */
export function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}
