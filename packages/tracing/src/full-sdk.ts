import { type ContextManager, context, diag, propagation, trace } from '@opentelemetry/api'
import { detectResources, type ResourceDetector } from '@opentelemetry/resources'
import { NodeSDK, startNodeSDK } from '@opentelemetry/sdk-node'
import { NoopSpanProcessor } from '@opentelemetry/sdk-trace'
import { ensureContextManager } from '@voluntarily/request'
import { logRecordsSdk } from './log-records'
import type { SdkParts, TraceSdk } from './trace-sdk'
import { routeOpenTelemetryMessages, tracingLog } from './tracing-log'
import { unreadable } from './wrong-values'

/**
 * The same spans through sdk-node: for a configuration file, for log records, for more resource detectors.
 * Metrics are not its business here, and logs only when they are asked for: Jaeger refuses both.
 */
export function startFullSdk(parts: SdkParts): TraceSdk {
  return parts.settings.configFile === undefined ? startFromSettings(parts) : startFromFile(parts)
}

function startFromSettings({
  settings,
  resource,
  sampler,
  processors,
  logProcessors,
  propagator,
}: SdkParts): TraceSdk {
  // with OTEL_LOG_LEVEL set, it would send them to the console, and complain about the log that is there
  diag.disable()
  const sdk = new NodeSDK({
    autoDetectResources: false,
    resource: settings.resourceDetectors.length > 0 ? resource.merge(detectMore()) : resource,
    sampler,
    spanLimits: settings.limits,
    // without any, it would not register a provider, and log lines would be without trace ids
    spanProcessors: processors.length > 0 ? [...processors] : [new NoopSpanProcessor()],
    textMapPropagator: propagator,
    // ours is registered: null leaves it alone, which its type does not say
    contextManager: null as unknown as ContextManager,
    metricReaders: [],
    logRecordProcessors: [...logProcessors],
  })
  routeOpenTelemetryMessages(settings.logLevel)
  sdk.start()
  const lines = logProcessors.length > 0 ? logRecordsSdk() : undefined
  return {
    ...(lines && { sendLine: lines.sendLine }),
    forceFlush: async () => void (await Promise.all([flushGlobalProvider(), lines?.forceFlush()])),
    shutdown: () => sdk.shutdown(),
    unregister() {
      unregister()
      lines?.unregister()
    },
  }
}

function startFromFile({ settings: { configFile = '' }, propagator }: SdkParts): TraceSdk {
  const code = unreadable(configFile)
  if (code !== undefined) {
    const fields = { variable: 'OTEL_CONFIG_FILE', file: configFile }
    tracingLog.error(
      fields,
      `OTEL_CONFIG_FILE names a file that cannot be read (${code}): there are no spans`,
    )
    return { forceFlush: async () => {}, shutdown: async () => {}, unregister }
  }
  // it registers a context manager and a log of its own, and complains about those that are there
  diag.disable()
  context.disable()
  const sdk = startNodeSDK({ textMapPropagator: propagator })
  ensureContextManager()
  return { forceFlush: flushGlobalProvider, shutdown: () => sdk.shutdown(), unregister }
}

function detectMore() {
  const { getResourceDetectors } = require('@opentelemetry/auto-instrumentations-node') as {
    getResourceDetectors(): ResourceDetector[]
  }
  return detectResources({ detectors: getResourceDetectors() })
}

function unregister(): void {
  trace.disable()
  propagation.disable()
}

async function flushGlobalProvider(): Promise<void> {
  const provider = trace.getTracerProvider() as { getDelegate?(): { forceFlush?(): Promise<void> } }
  await provider.getDelegate?.().forceFlush?.()
}
