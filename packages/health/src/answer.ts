import type { ServerResponse } from 'node:http'
import type { HealthReport } from './report'

/** Writes a report: 503 when it says fail, else 200. */
export function answerReport(
  res: ServerResponse,
  report: HealthReport,
  { showDetails }: { showDetails: boolean },
): void {
  // No Retry-After on a 503: whoever polls this has an interval of its own.
  write(
    res,
    report.status === 'fail' ? 503 : 200,
    { 'Content-Type': 'application/health+json', 'Cache-Control': 'no-store' },
    JSON.stringify(showDetails ? report : { status: report.status }),
  )
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6 */
export function answerMethodNotAllowed(res: ServerResponse): void {
  write(res, 405, { Allow: 'GET, HEAD', 'Cache-Control': 'no-store' }, '')
}

export function answerNotFound(res: ServerResponse): void {
  write(res, 404, {}, '')
}

function write(res: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  try {
    if (res.headersSent || res.writableEnded) return
    res.statusCode = status
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
    res.setHeader('Content-Length', Buffer.byteLength(body))
    // Node leaves the body out of an answer to HEAD.
    res.end(body)
  } catch {
    // somebody else has spoiled this response; it is not worth the process
  }
}
