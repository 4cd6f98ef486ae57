import type { Tracer } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { type ReadableSpan, TracerProvider } from '@opentelemetry/sdk-trace'

/** The spans that the SDK has ended while something was done. */
function endSpans(work: (tracer: Tracer) => void): ReadableSpan[] {
  const ended: ReadableSpan[] = []
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'shop' }),
    spanProcessors: [
      {
        onStart() {},
        onEnd: (span) => void ended.push(span),
        forceFlush: async () => {},
        shutdown: async () => {},
      },
    ],
  })
  work(provider.getTracer('shop', '1.0.0'))
  return ended
}

/** A span of each name, with these attributes. */
export function namedSpans(names: readonly string[], attributes = {}): ReadableSpan[] {
  return endSpans((tracer) => {
    for (const name of names) tracer.startSpan(name, { attributes }).end()
  })
}
