import { currentRequest, type RequestEnd, type RequestState } from '@voluntarily/request'
import type { Logger } from 'pino'
import { cutText } from './cut-text'
import { isError, plainThrown } from './plain-error'
import { requestIds } from './request-ids'
import { describeFault, sayOnce } from './say-once'
import { startWalk } from './walk'

const writtenKey = Symbol.for('@voluntarily/logger completion written')
const mostOfPath = 1_024
const mostOfUserAgent = 256

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
const awsRoot = /(?:^|;)\s*Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;|$)/i

/**
 * Writes the one line that tells how a request ended, at the end's level; asked again for the same request it does nothing. Never throws.
 * Fields: method, route, path, status, durationMs, outcome, ip, userAgent, bytes, awsTraceId and err, those absent that are not known.
 */
export function logCompletion(logger: Logger, state: RequestState, end: RequestEnd): void {
  const marked = state as RequestState & { [writtenKey]?: true }
  if (marked[writtenKey]) return
  marked[writtenKey] = true
  try {
    if (logger.isLevelEnabled?.(end.level) === false) return
    const message = end.outcome === 'completed' ? 'request completed' : 'request aborted'
    logger[end.level](completionFields(state, end), message)
  } catch (fault) {
    sayOnce(logCompletion, 'completion', `the line of a request was lost: ${describeFault(fault)}`)
  }
}

function completionFields(
  state: RequestState,
  { status, outcome, durationMs, bytes }: RequestEnd,
): Record<string, unknown> {
  const { req, method, route, path } = state
  const { headers } = req
  const fields: Record<string, unknown> = {
    method,
    route,
    path: cutText(path, mostOfPath),
    status,
    durationMs: Math.round(durationMs * 10) / 10,
    outcome,
    ip: clientAddress(state),
    userAgent: cutText(headers['user-agent'] ?? '', mostOfUserAgent) || undefined,
    bytes,
    awsTraceId: awsTraceId(headers['x-amzn-trace-id']),
  }
  // Inside its context the logger adds them, as to every line.
  if (currentRequest() !== state) Object.assign(fields, requestIds(state))
  if (state.error !== undefined && (status >= 400 || !state.errorHandled))
    fields.err = errorField(state.error)
  return fields
}

// Express answers `req.ip` by its "trust proxy" setting, which may be a function of the app's.
function clientAddress({ req, remoteAddress }: RequestState): string | undefined {
  try {
    const { ip } = req as { ip?: unknown }
    return typeof ip === 'string' ? ip : remoteAddress
  } catch {
    return remoteAddress
  }
}

function awsTraceId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && header.length <= 512 ? awsRoot.exec(header)?.[1] : undefined
}

// A logger of the app's own has its own serializer for errors, and writes what is not one as it comes.
function errorField(error: unknown): unknown {
  return isError(error)
    ? error
    : plainThrown(
        error,
        startWalk(() => false, 4_096),
      )
}
