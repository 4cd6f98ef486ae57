import type { RequestEnd, RequestState } from '@voluntarily/request'

const plainIdentifier = /^[A-Za-z_$][\w$]{0,63}$/

/**
 * Why a request failed, in one of few words: the class of the error (fixed in the source; its own members may come from a request's body),
 * `_OTHER` when that is no plain identifier; without an error the outcome of an abort, or the status. Undefined when the request did not fail.
 * Standard: https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/#error-type
 */
export function errorType(
  { error }: RequestState,
  { level, outcome, status }: RequestEnd,
): string | undefined {
  if (level !== 'error' && outcome === 'completed') return undefined
  if (error !== undefined) return className(error)
  return outcome === 'completed' ? String(status) : outcome
}

function className(error: unknown): string {
  if (typeof error !== 'object' || error === null) return error === null ? '_OTHER' : typeof error
  try {
    const name: unknown = Object.getPrototypeOf(error).constructor.name
    return typeof name === 'string' && plainIdentifier.test(name) ? name : '_OTHER'
  } catch {
    return '_OTHER'
  }
}
