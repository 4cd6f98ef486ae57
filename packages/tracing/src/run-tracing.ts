import { diag, SpanKind, trace } from '@opentelemetry/api'
import { inTime } from '@voluntarily/otlp'
import { keptWhatever } from './debug-request'
import { createPipeline, firstEndpoint } from './export/exporters'
import { createLogPipeline } from './export/log-pipeline'
import { appLibraries } from './instrumentations/app-libraries'
import { chooseInstrumentations } from './instrumentations/choose-instrumentations'
import { earlyLibraries } from './instrumentations/coverage-loader'
import { type CoverageReport, startCoverageReport } from './instrumentations/coverage-report'
import { registerEsmHooks } from './instrumentations/esm-hooks'
import { loadInstrumentations } from './instrumentations/load-instrumentations'
import { startedAsEsm } from './instrumentations/started-as-esm'
import { OutsideRequests } from './outside-requests'
import { createPropagator } from './propagation'
import type { TracingSettings } from './resolve-settings'
import { createResource } from './resource'
import { createSampler, recordOutgoing } from './sampler'
import { serverSpanScope } from './server-span/server-span'
import { startServerSpans } from './server-span/server-spans'
import type { Tracing } from './start-tracing'
import { sayWhatIsWrong } from './start-warnings'
import { startSdk } from './trace-sdk'
import { routeOpenTelemetryMessages, tracingLog } from './tracing-log'

/** Puts the parts together and starts them. @param onShutdown called once everything has ended */
export function runTracing(settings: TracingSettings, onShutdown: () => void): Tracing {
  const closing = new AbortController()
  const { processors, counter, ...spans } = createPipeline(settings, closing.signal)
  const logRecords = createLogPipeline(settings, closing.signal)
  const exporters = [...spans.exporters, ...logRecords.exporters]
  const resource = createResource({
    identity: settings.identity,
    ecs: settings.ecs,
    attributes: resourceAttributes(settings),
  })
  const sdk = startSdk({
    settings,
    resource,
    sampler: samplerOf(settings),
    processors: processors.map((one) =>
      settings.options.spanProcessors?.includes(one) ? one : new OutsideRequests(one),
    ),
    logProcessors: logRecords.processors,
    propagator: createPropagator(settings.propagators, settings.propagateTo),
  })
  // a configuration file's SDK sends them to the console
  if (settings.configFile !== undefined) routeOpenTelemetryMessages(settings.logLevel)

  const instrumentations = instrument(settings, processors.length > 0 || settings.configFile !== undefined)
  const tracer = trace.getTracer(serverSpanScope)
  const endServerSpans = startServerSpans({
    startSpan:
      sdk.startServerSpan ??
      ((name, parent, attributes) => tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent)),
    trustIncoming: settings.trustIncoming,
    describeAtStart: settings.configFile !== undefined || (settings.options.spanProcessors ?? []).length > 0,
  })

  const within = (work: Promise<unknown>, what: string) =>
    inTime(work, { timeoutMs: settings.shutdownTimeoutMs, what, warn: tracingLog.warn })
  // a batch that is under way is not in the processor's queue any more, so that it would not be waited for
  const flush = () => sdk.forceFlush().finally(() => Promise.all(exporters.map((one) => one.forceFlush())))
  const close = () => sdk.shutdown().finally(() => Promise.all(exporters.map((one) => one.shutdown())))
  const stop = () => {
    for (const exporter of exporters) exporter.abort()
    instrumentations.end()
    sdk.unregister()
    diag.disable()
  }
  const end = async () => {
    endServerSpans()
    closing.abort()
    const sentInTime = await within(close(), 'sending the last spans')
    try {
      stop()
    } catch (fault) {
      tracingLog.warn({ err: fault }, 'tracing did not end cleanly')
    }
    onShutdown()
    return sentInTime
  }
  let ended: Promise<boolean> | undefined
  return {
    exporter: settings.configFile === undefined ? settings.exporters.join(',') || 'none' : 'file',
    endpoint: settings.configFile === undefined ? firstEndpoint(settings) : undefined,
    resource,
    sendLine: sdk.sendLine,
    spanCounts: () => counter.counts(),
    coverage: () => instrumentations.read(),
    forceFlush: async () => void (await within(flush(), 'sending the waiting spans')),
    shutdown: () => (ended ??= end()),
  }
}

/** @returns which libraries are instrumented, and a way to end it */
function instrument(settings: TracingSettings, sending: boolean): CoverageReport {
  const libraries = appLibraries()
  const choice = chooseInstrumentations(settings, libraries, sending)
  const early = earlyLibraries(choice, libraries)
  sayWhatIsWrong(choice, early, settings)
  const { definitions, disable } = loadInstrumentations(choice.chosen)
  const report = startCoverageReport({ choice, libraries, early, definitions }, sending)
  try {
    if (startedAsEsm()) registerEsmHooks([...definitions.values()].flat().map(({ name }) => name))
  } catch (fault) {
    tracingLog.error(
      { err: fault },
      'modules that are loaded by import cannot be followed: no spans of theirs',
    )
  }
  return {
    read: report.read,
    end() {
      report.end()
      disable()
    },
  }
}

function samplerOf({ sampler: { name, ratio }, propagateTo }: TracingSettings) {
  const sampler = createSampler(name, ratio)
  return keptWhatever(propagateTo.includes('*') ? sampler : recordOutgoing(sampler))
}

function resourceAttributes({ options: { serviceName, resourceAttributes } }: TracingSettings) {
  return { ...resourceAttributes, ...(serviceName !== undefined && { 'service.name': serviceName }) }
}
