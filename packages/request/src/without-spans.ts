import { context, createContextKey, ROOT_CONTEXT } from '@opentelemetry/api'

/**
 * The key the SDK looks at before it starts a span, as in suppressTracing of @opentelemetry/core. The api makes keys with
 * Symbol.for, so this is the same one, without a dependency on core.
 */
const suppressed = ROOT_CONTEXT.setValue(
  createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING'),
  true,
)

/**
 * Runs `run`, and what it awaits and starts, where nothing makes spans or passes a trace on. The context is a fresh one: such work is
 * shared, so it must not belong to the request that happened to ask first.
 */
export function withoutSpans<T>(run: () => T): T {
  return context.with(suppressed, run)
}
