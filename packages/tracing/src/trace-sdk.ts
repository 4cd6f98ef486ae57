import type { TextMapPropagator } from '@opentelemetry/api'
import type { Resource } from '@opentelemetry/resources'
import type { Sampler, SpanProcessor } from '@opentelemetry/sdk-trace'
import type { LogPipeline } from './export/log-pipeline'
import { startLeanSdk } from './lean-sdk'
import type { TracingSettings } from './resolve-settings'
import type { StartServerSpan } from './server-span/start-server-span'
import type { Tracing } from './start-tracing'

/** What both ways of starting are given. */
export interface SdkParts {
  readonly settings: TracingSettings
  readonly resource: Resource
  readonly sampler: Sampler
  readonly processors: readonly SpanProcessor[]
  /** None: no log records. */
  readonly logProcessors: LogPipeline['processors']
  readonly propagator: TextMapPropagator
}

/** What both ways of starting give back. */
export interface TraceSdk {
  /** Undefined where server spans are the tracer's, as all others. */
  readonly startServerSpan?: StartServerSpan
  /** Undefined where nobody has asked for log records. */
  readonly sendLine?: Tracing['sendLine']
  forceFlush(): Promise<void>
  shutdown(): Promise<void>
  /** Takes provider and propagator back, so that tracing can be started again. */
  unregister(): void
}

/**
 * Starts the lean SDK, or sdk-node when the settings ask for what only that has. The spans are the same.
 * The provider and the propagator are registered globally when it returns.
 */
export function startSdk(parts: SdkParts): TraceSdk {
  if (!needsSdkNode(parts.settings)) return startLeanSdk(parts)
  const fullSdk: typeof import('./full-sdk') = require('./full-sdk')
  return fullSdk.startFullSdk(parts)
}

/** gRPC, Zipkin, b3 and Jaeger headers come out of sdk-node's packages one by one; these need the whole. */
function needsSdkNode({ configFile, logsExporters, resourceDetectors }: TracingSettings): boolean {
  return configFile !== undefined || logsExporters.length > 0 || resourceDetectors.length > 0
}
