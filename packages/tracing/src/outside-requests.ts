import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace'
import { outsideRequests } from '@voluntarily/request'

/**
 * Tells a processor of the end of spans outside of the request that they belong to. A batch processor starts its timer then, and in that the export with its
 * connection: what is made there holds on to its context, and the request would stay in memory with it.
 */
export class OutsideRequests implements SpanProcessor {
  readonly #processor: SpanProcessor

  constructor(processor: SpanProcessor) {
    this.#processor = processor
  }

  onStart(...args: Parameters<SpanProcessor['onStart']>): void {
    this.#processor.onStart(...args)
  }

  onEnd(span: ReadableSpan): void {
    outsideRequests(this.#processor.onEnd, this.#processor, span)
  }

  forceFlush(): Promise<void> {
    return this.#processor.forceFlush()
  }

  shutdown(): Promise<void> {
    return this.#processor.shutdown()
  }
}
