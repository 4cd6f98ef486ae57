import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  deferProblems,
  isObject,
  type LogLevel,
  optionProblems,
  optionsMessage,
  readSettings,
} from '@voluntarily/config'
import { checkLogLevel, getLogger, logLevelRevertsAt, setLogLevel } from '@voluntarily/logger'
import { expectedToken, isToken, pathOf, tokenMatcher } from '@voluntarily/request'
import { argumentError } from '../arguments'
import { BodyError, readJsonBody } from './read-body'
import { adminSpecs } from './settings'

/** Options of adminRouter. */
export interface AdminRouterOptions {
  /** What `authorization: Bearer …` has to carry: 16 to 1024 characters of ASCII, without blanks. Default: ADMIN_TOKEN; unset, everything here answers 404. */
  readonly token?: string
}

/** A middleware for Express, Connect and bare `node:http`. */
export type AdminRouter = (
  req: IncomingMessage,
  res: ServerResponse,
  next?: (error?: unknown) => void,
) => void

// RFC 6750, 2.1; the name of a scheme is read in any case
const bearer = /^bearer +(\S+) *$/i

/**
 * Log levels at run time: `app.use('/admin', adminRouter())`. `GET /loglevel` answers `{ level, revertsAt? }`, `PUT /loglevel` with
 * `{ "level": "debug", "forMs": 600000 }` sets it, as `setLogLevel` does. Whoever asks needs the token; requests for other paths go to `next`.
 * @throws TypeError with code ERR_ADMIN_OPTIONS for a token that is too short or cannot be sent, and for options that do not exist
 */
export function adminRouter(options: AdminRouterOptions = {}): AdminRouter {
  const wrong = optionProblems(options, { token: [isToken, expectedToken] }, '{ token }')
  if (wrong.length > 0) throw argumentError('ERR_ADMIN_OPTIONS', optionsMessage('adminRouter', wrong))
  const { token = tokenOfEnvironment() } = options
  const matches = token === undefined ? undefined : tokenMatcher(token)
  return (req, res, next) => {
    if (pathOf(req.url ?? '') !== '/loglevel') {
      if (next) next()
      else answer(res, 404, { error: 'not found' })
    } else if (!matches) answer(res, 404, { error: 'not found' })
    else if (!matches(bearer.exec(req.headers.authorization ?? '')?.[1])) refuse(req, res)
    else if (req.method === 'GET' || req.method === 'HEAD') answer(res, 200, state())
    else if (req.method === 'PUT') void change(req, res)
    else answer(res, 405, { error: 'GET or PUT' }, { Allow: 'GET, HEAD, PUT' })
  }
}

function tokenOfEnvironment(): string | undefined {
  const { values, problems } = readSettings(adminSpecs)
  deferProblems(problems)
  return values.ADMIN_TOKEN
}

function state(): object {
  return { level: getLogger().level, revertsAt: logLevelRevertsAt()?.toISOString() }
}

function refuse(req: IncomingMessage, res: ServerResponse): void {
  getLogger().warn({ from: req.socket?.remoteAddress, method: req.method }, 'admin: wrong token')
  answer(res, 401, { error: 'wrong token' }, { 'WWW-Authenticate': 'Bearer' })
}

async function change(req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    const { level, forMs } = wanted(await readJsonBody(req), req)
    checkLogLevel(level, { forMs })
    const logger = getLogger()
    const line = { before: logger.level, now: level, forMs }
    // told at whichever of the two levels shows it: whoever turns the log off is in it too
    const toldBefore = logger.isLevelEnabled('warn')
    if (toldBefore) logger.warn(line, 'admin: log level set')
    setLogLevel(level, { forMs })
    if (!toldBefore) logger.warn(line, 'admin: log level set')
    answer(res, 200, state())
  } catch (fault) {
    const { message } = fault as Error
    if (fault instanceof BodyError) answer(res, fault.status, { error: message }, { Connection: 'close' })
    else answer(res, 400, { error: message })
  }
}

function wanted(body: unknown, { headers }: IncomingMessage): { level: LogLevel; forMs?: number } {
  if (isObject(body) && Object.keys(body).every((key) => key === 'level' || key === 'forMs'))
    return body as { level: LogLevel; forMs?: number }
  // sent as a form, which is what curl does unless told, it may have been parsed as one
  const asJson = /^application\/json\b/i.test(headers['content-type'] ?? '')
  const how = asJson ? '' : '; send it with the header content-type: application/json'
  throw new BodyError(400, `expected { "level": "debug", "forMs": 600000 }, forMs may be left out${how}`)
}

function answer(
  res: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  if (res.headersSent || res.destroyed) return
  const text = `${JSON.stringify(body)}\n`
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    ...headers,
  })
  // Node leaves the body out of an answer to HEAD
  res.end(text)
}
