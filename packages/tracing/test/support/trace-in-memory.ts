import { SpanKind } from '@opentelemetry/api'
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace'
import { startTracing, type TracingOptions } from '@voluntarily/tracing'

/** Starts tracing with its spans kept in memory; to be shut down after each test. */
export function traceInMemory(options: TracingOptions = {}) {
  const memory = new InMemorySpanExporter()
  const tracing = startTracing({
    ...options,
    spanProcessors: [new SimpleSpanProcessor({ exporter: memory })],
  })
  const spans = () => memory.getFinishedSpans()
  return {
    spans,
    shutdown: () => tracing.shutdown(),
    /** Waits for a finished server span and returns the newest. */
    serverSpan: async (count = 1): Promise<ReadableSpan> => {
      const found = () => spans().filter(({ kind }) => kind === SpanKind.SERVER)
      await until(() => found().length >= count)
      return found().at(-1) as ReadableSpan
    },
  }
}

/** Waits until it holds; gives up after three seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 3000
  while (!holds()) {
    if (Date.now() > end) throw new Error(`it did not come to hold: ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
