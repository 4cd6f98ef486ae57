import { type ExportResult, ExportResultCode } from '@opentelemetry/core'
import type {
  AggregationOption,
  AggregationTemporality,
  InstrumentType,
  PushMetricExporter,
  ResourceMetrics,
} from '@opentelemetry/sdk-metrics'
import { withoutSpans } from '@voluntarily/request'

/** An exporter with what it takes to keep its faults away from the app. */
export interface ExporterPart {
  readonly exporter: Pick<PushMetricExporter, 'export'>
  /** Cuts what is under way: an answer that does not come must not hold up the next export, or the exit. */
  abort?(): void
}

export interface ContainedExporterOptions {
  /** Builds the exporter; called at the first export, so that starting up does not load it. */
  readonly load: () => ExporterPart
  /** Milliseconds after which an export counts as failed. */
  readonly timeoutMs: number
  /** Told of every result. */
  readonly onResult: (error: Error | undefined) => void
  readonly temporality: (instrument: InstrumentType) => AggregationTemporality
  readonly aggregation: (instrument: InstrumentType) => AggregationOption
}

/**
 * A metric exporter that loads the real one when there is something to export, always answers, answers in time, and never throws. Its
 * answer is always success: what fails is told by `onResult`, and nobody behind it would do anything but complain once more.
 */
export class ContainedExporter implements PushMetricExporter {
  readonly #options: ContainedExporterOptions
  readonly #pending = new Set<Promise<void>>()
  #part: ExporterPart | undefined
  #closed = false

  constructor(options: ContainedExporterOptions) {
    this.#options = options
  }

  export(metrics: ResourceMetrics, done: (result: ExportResult) => void): void {
    if (this.#closed) {
      done({ code: ExportResultCode.SUCCESS })
      return
    }
    const { onResult } = this.#options
    const sent = withoutSpans(() => this.#send(metrics))
      .then(
        () => onResult(undefined),
        (error) => onResult(error instanceof Error ? error : new Error(String(error))),
      )
      .catch(() => {})
      .then(() => {
        this.#pending.delete(sent)
        done({ code: ExportResultCode.SUCCESS })
      })
      // a callback that throws would else end the process, as an unhandled rejection
      .catch(() => {})
    this.#pending.add(sent)
  }

  selectAggregationTemporality(instrument: InstrumentType): AggregationTemporality {
    return this.#options.temporality(instrument)
  }

  selectAggregation(instrument: InstrumentType): AggregationOption {
    return this.#options.aggregation(instrument)
  }

  async forceFlush(): Promise<void> {
    await Promise.all(this.#pending)
  }

  async shutdown(): Promise<void> {
    await this.forceFlush()
    this.#closed = true
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

  #send(metrics: ResourceMetrics): Promise<void> {
    return new Promise((resolve, reject) => {
      const { timeoutMs, load } = this.#options
      this.#part ??= load()
      const timer = setTimeout(() => {
        reject(new Error(`no answer within ${timeoutMs} ms`))
        this.#cut()
      }, timeoutMs)
      timer.unref()
      this.#part.exporter.export(metrics, ({ code, error }) => {
        clearTimeout(timer)
        if (code === ExportResultCode.SUCCESS) resolve()
        else reject(error ?? new Error('the export failed'))
      })
    })
  }
}
