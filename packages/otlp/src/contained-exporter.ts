import { type ExportResult, ExportResultCode } from '@opentelemetry/core'

/** An exporter with what it takes to keep its faults away from the app. */
export interface ExporterPart<Data> {
  readonly exporter: { export(data: Data, done: (result: ExportResult) => void): void }
  /** Sends what is left; called at shutdown in place of the exporter's own, where that has faults. */
  close?(): Promise<void>
  /** Cuts what is under way: an answer that does not come must not hold up the next export, or the exit. */
  abort?(): void
}

export interface ContainedExporterOptions<Data> {
  /** Builds the exporter; called at the first export, so that starting up does not load it. */
  readonly load: () => ExporterPart<Data>
  /** Milliseconds after which an export counts as failed. */
  readonly timeoutMs: number
  /** Told of every result, with what was to be sent. */
  readonly onResult: (error: Error | undefined, data: Data) => void
}

/** An exporter that loads the real one when there is something to export, always answers, answers in time, and never throws. */
export class ContainedExporter<Data> {
  readonly #options: ContainedExporterOptions<Data>
  readonly #pending = new Set<Promise<void>>()
  #part: ExporterPart<Data> | undefined
  #closed = false

  constructor(options: ContainedExporterOptions<Data>) {
    this.#options = options
  }

  export(data: Data, done: (result: ExportResult) => void): void {
    if (this.#closed) {
      done({ code: ExportResultCode.FAILED, error: new Error('the exporter is shut down') })
      return
    }
    const tell = (result: ExportResult) => {
      this.#options.onResult(result.error, data)
      done(result)
    }
    const sent = this.#send(data)
      .then(
        () => tell({ code: ExportResultCode.SUCCESS }),
        (fault) => tell({ code: ExportResultCode.FAILED, error: asError(fault) }),
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

  #send(data: Data): Promise<void> {
    return new Promise((resolve, reject) => {
      const { timeoutMs, load } = this.#options
      this.#part ??= load()
      const timer = setTimeout(() => {
        reject(new Error(`no answer within ${timeoutMs} ms`))
        this.#cut()
      }, timeoutMs)
      timer.unref()
      this.#part.exporter.export(data, ({ code, error }) => {
        clearTimeout(timer)
        if (code === ExportResultCode.SUCCESS) resolve()
        else reject(error ?? new Error('the export failed'))
      })
    })
  }
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error(String(fault))
}
