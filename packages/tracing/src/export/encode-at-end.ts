import { TraceFlags } from '@opentelemetry/api'
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace'
import { encodeSpan } from '../protobuf/serialize-spans'

/**
 * Encodes each span when it ends, so that what waits for the next export is some hundred bytes outside the heap and not a tree of objects: those outlive a
 * few collections of the young generation, which grows for them and keeps the memory. The work is the same, spread over the requests.
 * What is behind it must be a batch processor and our exporter for OTLP in protobuf: no other knows what to do with the bytes.
 */
export class EncodeAtEnd implements SpanProcessor {
  readonly #batch: SpanProcessor
  readonly #onUnreadable: () => void

  /** @param onUnreadable told of each span that cannot be encoded, and is left out */
  constructor(batch: SpanProcessor, onUnreadable: () => void) {
    this.#batch = batch
    this.#onUnreadable = onUnreadable
  }

  onStart(): void {}

  onEnd(span: ReadableSpan): void {
    if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0) return
    const encoded = encodeSpan(span)
    // no whole span any more, but as much of one as is looked at on the way to the exporter
    if (encoded) this.#batch.onEnd(encoded as unknown as ReadableSpan)
    else this.#onUnreadable()
  }

  forceFlush(): Promise<void> {
    return this.#batch.forceFlush()
  }

  shutdown(): Promise<void> {
    return this.#batch.shutdown()
  }
}
