import { tellLateError } from './end-request'
import type { RequestState } from './state'

/** Whether what was handed to `next` is an error, not one of Express's signals to leave a route or a router. */
export function isError(value: unknown): boolean {
  return Boolean(value) && value !== 'route' && value !== 'router'
}

/**
 * Keeps the error of a request. The first one stays, since a later one is often a fault of the error handler itself,
 * unless the later one carries it as a cause.
 */
export function recordError(state: RequestState, error: unknown): void {
  const earlier = state.error
  if (earlier === undefined || carries(error, earlier)) state.error = error
  if (state.end && state.error !== earlier) tellLateError(state)
}

/** The app dealt with the error and goes on as if there had been none. */
export function forgetError(state: RequestState): void {
  state.error = undefined
}

function carries(error: unknown, earlier: unknown): boolean {
  try {
    let cause: unknown = error
    for (let depth = 0; depth < 10 && cause instanceof Error; depth++) {
      cause = cause.cause
      if (cause === earlier) return true
    }
  } catch {
    // an error that cannot be looked into still has to reach the app's handlers as it is
  }
  return false
}
