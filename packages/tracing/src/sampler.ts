import { type Attributes, type Context, type Link, SamplingDecision, SpanKind } from '@opentelemetry/api'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  type SamplingResult,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace'

/**
 * Names of OTEL_TRACES_SAMPLER.
 * Standard: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#general-sdk-configuration
 */
export const samplerNames = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const

export type SamplerName = (typeof samplerNames)[number]

/** @param ratio share of the traces that are kept, 0 to 1; only the ratio samplers use it */
export function createSampler(name: SamplerName, ratio: number): Sampler {
  const root = rootSampler(name.replace('parentbased_', ''), ratio)
  return name.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root
}

function rootSampler(name: string, ratio: number): Sampler {
  if (name === 'always_off') return new AlwaysOffSampler()
  return name === 'traceidratio' ? new TraceIdRatioBasedSampler(ratio) : new AlwaysOnSampler()
}

/**
 * Lets outgoing spans (CLIENT, PRODUCER) that are not sampled keep their attributes, without being exported: the propagator has to see
 * to which host a request goes, whether or not its trace is kept.
 */
export function recordOutgoing(sampler: Sampler): Sampler {
  return {
    shouldSample(
      parent: Context,
      traceId: string,
      name: string,
      kind: SpanKind,
      attributes: Attributes,
      links: Link[],
    ): SamplingResult {
      const result = sampler.shouldSample(parent, traceId, name, kind, attributes, links)
      const outgoing = kind === SpanKind.CLIENT || kind === SpanKind.PRODUCER
      if (!outgoing || result.decision !== SamplingDecision.NOT_RECORD) return result
      return { ...result, decision: SamplingDecision.RECORD }
    },
    toString: () => `RecordOutgoing{${sampler.toString()}}`,
  }
}
