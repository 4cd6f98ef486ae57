import { type ContextManager, context, diag, propagation, trace } from '@opentelemetry/api'
import { detectResources, type ResourceDetector } from '@opentelemetry/resources'
import { NodeSDK, startNodeSDK } from '@opentelemetry/sdk-node'
import { NoopSpanProcessor } from '@opentelemetry/sdk-trace'
import { ensureContextManager } from '@voluntarily/request'
import type { SdkParts, TraceSdk } from './trace-sdk'

/**
 * The same spans through sdk-node: for a configuration file, for log records, for more resource detectors.
 * Metrics are not its business here, and logs only when they are asked for: Jaeger refuses both.
 */
export function startFullSdk(parts: SdkParts): TraceSdk {
  return parts.settings.configFile === undefined ? startFromSettings(parts) : startFromFile(parts)
}

function startFromSettings({ settings, resource, sampler, processors, propagator }: SdkParts): TraceSdk {
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
    ...(settings.logsExporters.length === 0 && { logRecordProcessors: [] }),
  })
  sdk.start()
  return { forceFlush: flushGlobalProvider, shutdown: () => sdk.shutdown(), unregister }
}

function startFromFile({ propagator }: SdkParts): TraceSdk {
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
