import { ExportResultCode } from '@opentelemetry/core'
import type { logs } from '@opentelemetry/sdk-node'
import type { ContainedExporter } from '@voluntarily/otlp'
import { outsideRequests } from '@voluntarily/request'
import type { TracingSettings } from '../resolve-settings'
import { redactUrl } from '../server-span/redact-query'
import { watchCollector } from './collector-watch'
import { createLogExporter, type LogRecords } from './log-exporter'
import { SpanCounter } from './span-counts'

type LogProcessor = logs.LogRecordProcessor

/** The processors that bring log records out, and the exporters behind them, to be cut at the end. Both empty: nobody has asked for log records. */
export interface LogPipeline {
  readonly processors: readonly LogProcessor[]
  readonly exporters: readonly ContainedExporter<LogRecords>[]
}

/** @param closing aborted once the process is on its way out */
export function createLogPipeline(settings: TracingSettings, closing: AbortSignal): LogPipeline {
  // a configuration file brings its own
  const names = settings.configFile === undefined ? settings.logsExporters : []
  if (names.length === 0) return { processors: [], exporters: [] }
  const { logs: sdk }: typeof import('@opentelemetry/sdk-node') = require('@opentelemetry/sdk-node')
  const exporters: ContainedExporter<LogRecords>[] = []
  const processors = names.map((name): LogProcessor => {
    if (name === 'console')
      return new sdk.SimpleLogRecordProcessor({ exporter: new sdk.ConsoleLogRecordExporter() })
    const watch = watchCollector({
      what: 'log records',
      exporter: name,
      endpoint: redactUrl(settings.logsOtlp.url),
      viewer: false,
    })
    const exporter = createLogExporter(settings, closing, (error, { length }) =>
      watch.exported(length, error),
    )
    exporters.push(exporter)
    return outsideOfRequests(
      new sdk.BatchLogRecordProcessor({
        ...settings.logsBatch,
        // the contained exporter answers before, so that nobody hears of the processor's own limit
        exportTimeoutMillis: settings.logsBatch.exportTimeoutMillis + 500,
        // what fails is told by the watch
        exporter: {
          export: (records, done) => exporter.export(records, () => done({ code: ExportResultCode.SUCCESS })),
          forceFlush: () => exporter.forceFlush(),
          shutdown: () => exporter.shutdown(),
        },
        selfObsMeterProvider: new SpanCounter().meterProvider(watch.dropped),
      }),
    )
  })
  return { processors, exporters }
}

/** Its timer and its connection would keep the request in memory in which they are made. */
function outsideOfRequests(processor: LogProcessor): LogProcessor {
  return {
    onEmit: (record, context) => outsideRequests(processor.onEmit, processor, record, context),
    forceFlush: () => processor.forceFlush(),
    shutdown: () => processor.shutdown(),
  }
}
