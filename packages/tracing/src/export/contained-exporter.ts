import { type ExportResult, ExportResultCode } from '@opentelemetry/core'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'
import { ToldError } from '../tracing-log'

/** An exporter with what it takes to keep its faults away from the app. */
export interface ExporterPart {
  readonly exporter: SpanExporter
  /** Sends what is left; called at shutdown in place of the exporter's own, where that has faults. */
  close?(): Promise<void>
  /** Cuts what is under way: an answer that does not come must not hold up the next export, or the exit. */
  abort?(): void
}

export interface ContainedExporterOptions {
  /** Builds the exporter; called at the first export, so that starting up does not load it. */
  readonly load: () => ExporterPart
  /** Milliseconds after which an export counts as failed. */
  readonly timeoutMs: number
  /** Told of every result, with the number of spans that it was for. */
  readonly onResult: (spans: number, error: Error | undefined) => void
}

/**
 * A span exporter that loads the real one when there is something to export, always answers, answers in time, and never throws.
 */
export class ContainedExporter implements SpanExporter {
  readonly #options: ContainedExporterOptions
  #part: ExporterPart | undefined
  #pending = new Set<Promise<void>>()
  #closed = false

  constructor(options: ContainedExporterOptions) {
    this.#options = options
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    if (this.#closed) {
      done({ code: ExportResultCode.FAILED, error: new ToldError('the exporter is shut down') })
      return
    }
    const sent = this.#send(spans)
      .then(
        () => this.#tell(spans.length, undefined, done),
        (error) => this.#tell(spans.length, error instanceof Error ? error : new Error(String(error)), done),
      )
      // a callback that throws would else end the process, as an unhandled rejection
      .catch(() => {})
    this.#pending.add(sent)
    void sent.finally(() => this.#pending.delete(sent))
  }

  async forceFlush(): Promise<void> {
    await Promise.all(this.#pending)
  }

  async shutdown(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.forceFlush()
    await this.#part?.close?.()
  }

  /** Cuts whatever is still under way. */
  abort(): void {
    this.#closed = true
    this.#cut()
  }

  #cut(): void {
    try {
      this.#part?.abort?.()
    } catch {
      // what is cut has no answer to give any more
    }
  }

  #tell(spans: number, error: Error | undefined, done: (result: ExportResult) => void): void {
    this.#options.onResult(spans, error)
    if (error) done({ code: ExportResultCode.FAILED, error: new ToldError(error.message) })
    else done({ code: ExportResultCode.SUCCESS })
  }

  #send(spans: ReadableSpan[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const { timeoutMs, load } = this.#options
      this.#part ??= load()
      const part = this.#part
      const timer = setTimeout(() => {
        reject(new Error(`no answer within ${timeoutMs} ms`))
        this.#cut()
      }, timeoutMs)
      timer.unref()
      part.exporter.export(spans, ({ code, error }) => {
        clearTimeout(timer)
        if (code === ExportResultCode.SUCCESS) resolve()
        else reject(error ?? new Error('the export failed'))
      })
    })
  }
}
