import { type Exception, type Span, SpanStatusCode } from '@opentelemetry/api'

/**
 * Marks a span as failed by this error and records it as an exception event, with `error.type`. Never throws, whatever the error is.
 * Standard: https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/
 */
export function failSpan(span: Span, error: unknown): void {
  const { type, message, exception } = describe(error)
  span.setAttribute('error.type', type)
  span.recordException(exception)
  span.setStatus({ code: SpanStatusCode.ERROR, message })
}

// Each is read once, and here: a getter, or the trap of a proxy, may throw.
function describe(error: unknown): { type: string; message: string; exception: Exception } {
  try {
    if (!(error instanceof Error)) return described(error === null ? 'null' : typeof error, String(error))
    const { name, message, stack, code } = error as NodeJS.ErrnoException
    return described(String(name || 'Error'), String(message), {
      ...(code && { code: String(code) }),
      ...(stack && { stack: String(stack) }),
    })
  } catch {
    return described('unknown', 'an error that cannot be printed')
  }
}

function described(type: string, message: string, more: { code?: string; stack?: string } = {}) {
  return { type, message, exception: { name: type, message, ...more } }
}
