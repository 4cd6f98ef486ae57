import type { IncomingMessage } from 'node:http'
import {
  type Attributes,
  type Context,
  type Link,
  type SpanKind,
  type TraceState,
  trace,
} from '@opentelemetry/api'
import { TraceState as W3CTraceState } from '@opentelemetry/core'
import { type Sampler, SamplingDecision, type SamplingResult } from '@opentelemetry/sdk-trace'
import {
  asDebugged,
  canDebugRequests,
  debugMark,
  isDebugged,
  isDebugMark,
  takeDebugToken,
} from '@voluntarily/request'

// https://www.w3.org/TR/trace-context/#tracestate-header
const entryName = 'voluntarily'
const beforeMark = 'd:'

/**
 * The context for a request, marked when it is a debug request: it carries the debug token, or comes from a service with the same token that handles one.
 * @param parent what came with the request, where that is trusted
 */
export function markDebugRequest(req: IncomingMessage, parent: Context): Context {
  if (!canDebugRequests()) return parent
  return takeDebugToken(req) || comesMarked(parent) ? asDebugged(parent) : parent
}

/**
 * The sampler, but that every span of a debug request is kept. What the request calls is told by `voluntarily=d:<mark>` in the tracestate: the
 * token itself goes nowhere.
 */
export function keptWhatever(sampler: Sampler): Sampler {
  return {
    shouldSample(
      parent: Context,
      traceId: string,
      name: string,
      kind: SpanKind,
      attributes: Attributes,
      links: Link[],
    ): SamplingResult {
      if (canDebugRequests() && isDebugged(parent))
        return { decision: SamplingDecision.RECORD_AND_SAMPLED, traceState: markedState(parent, traceId) }
      return sampler.shouldSample(parent, traceId, name, kind, attributes, links)
    },
    toString: () => sampler.toString(),
  }
}

function comesMarked(parent: Context): boolean {
  const above = trace.getSpanContext(parent)
  const entry = above?.traceState?.get(entryName)
  return (
    above !== undefined &&
    entry?.startsWith(beforeMark) === true &&
    isDebugMark(above.traceId, entry.slice(beforeMark.length))
  )
}

// Below the first span of a request it is there already, with the same trace.
function markedState(parent: Context, traceId: string): TraceState | undefined {
  const above = trace.getSpanContext(parent)
  const state = above?.traceState
  if (above?.traceId === traceId && above.isRemote !== true && state?.get(entryName)?.startsWith(beforeMark))
    return state
  const mark = debugMark(traceId)
  return mark === undefined ? state : (state ?? new W3CTraceState()).set(entryName, beforeMark + mark)
}
