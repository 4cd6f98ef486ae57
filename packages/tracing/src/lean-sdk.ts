import { propagation, trace } from '@opentelemetry/api'
import { TracerProvider } from '@opentelemetry/sdk-trace'
import { idGenerator } from './id-generator'
import { serverSpanScope } from './server-span/server-span'
import { resolveLimits } from './server-span/span-limits'
import { serverSpanStarter } from './server-span/start-server-span'
import type { SdkParts, TraceSdk } from './trace-sdk'

/** Spans with nothing loaded but the trace SDK itself: the default. */
export function startLeanSdk({ settings, resource, sampler, processors, propagator }: SdkParts): TraceSdk {
  const provider = new TracerProvider({
    resource,
    sampler,
    spanLimits: settings.limits,
    idGenerator,
    spanProcessors: [...processors],
  })
  // OpenTelemetry says so in the log when another SDK has been there first; that one is left alone
  const first = trace.setGlobalTracerProvider(provider)
  propagation.setGlobalPropagator(propagator)
  // a processor of the app's own is told of each start, and given the SDK's own spans
  const isOurs = first && !settings.options.spanProcessors?.length
  return {
    ...(isOurs && {
      startServerSpan: serverSpanStarter(sampler, {
        resource,
        instrumentationScope: { name: serverSpanScope },
        limits: resolveLimits(settings.limits),
        onEnd(span) {
          for (const processor of processors) processor.onEnd(span)
        },
      }),
    }),
    forceFlush: () => provider.forceFlush(),
    shutdown: () => provider.shutdown(),
    unregister() {
      if (!first) return
      trace.disable()
      propagation.disable()
    },
  }
}
