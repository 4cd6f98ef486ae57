import type { RequestEnd, RequestState } from '@voluntarily/request'
import type { Logger } from 'pino'
import { CompletionFields } from './completion-fields'
import { loggerBehind } from './following-logger'
import { isError, plainThrown } from './plain-error'
import { describeFault, sayOnce } from './say-once'
import { startWalk } from './walk'

const writtenKey = Symbol.for('@voluntarily/logger completion written')

/**
 * Writes the one line that tells how a request ended, at the end's level; asked again for the same request it does nothing. Never throws.
 * Fields: method, route, path, status, durationMs, outcome, ip, userAgent, bytes, awsTraceId and err, those absent that are not known.
 */
export function logCompletion(logger: Logger, state: RequestState, end: RequestEnd): void {
  const marked = state as RequestState & { [writtenKey]?: true }
  if (marked[writtenKey]) return
  marked[writtenKey] = true
  try {
    const own = loggerBehind(logger)
    if (own.isLevelEnabled?.(end.level) === false) return
    const message = end.outcome === 'completed' ? 'request completed' : 'request aborted'
    const fields = new CompletionFields(state, end)
    const told = state.error !== undefined && (end.status >= 400 || !state.errorHandled)
    own[end.level](told ? { ...fields, err: errorField(state.error) } : fields, message)
  } catch (fault) {
    sayOnce(logCompletion, 'completion', `the line of a request was lost: ${describeFault(fault)}`)
  }
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
