import { type Span, type SpanOptions, trace } from '@opentelemetry/api'
import { failSpan } from './fail-span'

/**
 * Runs `fn` in a span of its own, a child of the active one. The span ends when `fn` has returned, or when the promise that it
 * returned has settled; an error is recorded on it, marks it as failed and goes on to the caller.
 * Without a started SDK, `fn` just runs.
 * @param name what is done, of few different values: `render invoice`, not `render invoice 4711`
 * @param fn is given the span
 * @returns what `fn` returns
 * @throws what `fn` throws, as it is
 */
export function withSpan<T>(name: string, fn: (span: Span) => T): T
/** @param options attributes, kind, links: https://opentelemetry.io/docs/specs/otel/trace/api/#span-creation */
export function withSpan<T>(name: string, options: SpanOptions, fn: (span: Span) => T): T
export function withSpan<T>(
  name: string,
  ...rest: [(span: Span) => T] | [SpanOptions, (span: Span) => T]
): T {
  const [options, fn] = rest.length === 1 ? [{}, rest[0]] : rest
  return trace.getTracer('@voluntarily/tracing').startActiveSpan(name, options, (span) => {
    try {
      const result = fn(span)
      if (!isThenable(result)) {
        span.end()
        return result
      }
      return endAfter(span, result) as T
    } catch (error) {
      failSpan(span, error)
      span.end()
      throw error
    }
  })
}

async function endAfter(span: Span, result: PromiseLike<unknown>): Promise<unknown> {
  try {
    return await result
  } catch (error) {
    failSpan(span, error)
    throw error
  } finally {
    span.end()
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    (typeof value === 'object' || typeof value === 'function') &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function'
  )
}
