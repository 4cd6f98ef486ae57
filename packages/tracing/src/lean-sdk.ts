import { propagation, trace } from '@opentelemetry/api'
import { TracerProvider } from '@opentelemetry/sdk-trace'
import type { SdkParts, TraceSdk } from './trace-sdk'

/** Spans with nothing loaded but the trace SDK itself: the default. */
export function startLeanSdk({ settings, resource, sampler, processors, propagator }: SdkParts): TraceSdk {
  const provider = new TracerProvider({ resource, sampler, spanLimits: settings.limits, spanProcessors: [...processors] })
  trace.setGlobalTracerProvider(provider)
  propagation.setGlobalPropagator(propagator)
  return { forceFlush: () => provider.forceFlush(), shutdown: () => provider.shutdown() }
}
