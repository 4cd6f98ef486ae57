import {
  type Attributes,
  type Context,
  isSpanContextValid,
  type Span,
  SpanKind,
  TraceFlags,
  trace,
} from '@opentelemetry/api'
import { type Sampler, SamplingDecision } from '@opentelemetry/sdk-trace'
import { idGenerator } from '../id-generator'
import { ServerSpan, type ServerSpanParts } from './server-span'

/** Starts a SERVER span under what a context holds. */
export type StartServerSpan = (name: string, parent: Context, attributes?: Attributes) => Span

/** As a tracer of the SDK starts spans, for those of servers alone. */
export function serverSpanStarter(sampler: Sampler, parts: ServerSpanParts): StartServerSpan {
  return (name, parent, attributes = {}) => {
    const above = trace.getSpanContext(parent)
    const parentSpanContext = above && isSpanContextValid(above) ? above : undefined
    const traceId = parentSpanContext?.traceId ?? idGenerator.generateTraceId()
    const sampling = sampler.shouldSample(parent, traceId, name, SpanKind.SERVER, attributes, [])
    const context = {
      traceId,
      spanId: idGenerator.generateSpanId(),
      traceFlags:
        sampling.decision === SamplingDecision.RECORD_AND_SAMPLED ? TraceFlags.SAMPLED : TraceFlags.NONE,
      traceState: sampling.traceState ?? parentSpanContext?.traceState,
    }
    if (sampling.decision === SamplingDecision.NOT_RECORD) return trace.wrapSpanContext(context)
    const span = new ServerSpan(name, context, parentSpanContext, parts)
    span.setAttributes(attributes)
    if (sampling.attributes) span.setAttributes(sampling.attributes)
    return span
  }
}
