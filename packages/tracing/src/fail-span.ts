import { type Span, SpanStatusCode } from '@opentelemetry/api'

/**
 * Marks a span as failed by this error and records it as an exception event, with `error.type`.
 * Standard: https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/
 */
export function failSpan(span: Span, error: unknown): void {
  const { type, message } = describe(error)
  span.setAttribute('error.type', type)
  span.recordException(error instanceof Error ? error : { name: type, message })
  span.setStatus({ code: SpanStatusCode.ERROR, message })
}

function describe(error: unknown): { type: string; message: string } {
  try {
    if (error instanceof Error) return { type: String(error.name || 'Error'), message: String(error.message) }
    return { type: error === null ? 'null' : typeof error, message: String(error) }
  } catch {
    return { type: 'unknown', message: 'an error that cannot be printed' }
  }
}
