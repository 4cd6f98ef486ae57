import type { OtlpKeyValue, OtlpResourceSpans, OtlpSpan } from '../../src/otlp/otlp-json'
import type { Span, Trace } from './span'

/** The answer of `/api/v3/traces/{id}`. */
export interface TraceAnswer {
  readonly result?: { readonly resourceSpans?: readonly OtlpResourceSpans[] }
}

interface Timed extends Pick<Span, 'service' | 'otlp' | 'resource' | 'scope'> {
  readonly start: bigint
  readonly end: bigint
}

/** Reads a trace; undefined when it has no spans. */
export function readTrace(answer: TraceAnswer): Trace | undefined {
  const timed = timedSpans(answer)
  if (timed.length === 0) return undefined
  const told = timed.filter(({ start }) => start > 0n)
  const origin = told.map(({ start }) => start).reduce(earlier, told[0]?.start ?? 0n)
  const end = timed.map(({ end }) => end).reduce(later, origin)
  const keyOf = keyMaker()
  const spans = timed
    .map((span) => ({ ...span, startNs: span.start > 0n ? Number(span.start - origin) : 0 }))
    .sort((one, other) => one.startNs - other.startNs)
    .map(({ start, end, startNs, otlp, ...rest }) => ({
      key: keyOf(otlp.spanId ?? ''),
      ...rest,
      otlp,
      spanId: otlp.spanId ?? '',
      parentSpanId: otlp.parentSpanId ?? '',
      name: otlp.name ?? '',
      startNs,
      durationNs: end > start ? Number(end - start) : 0,
      failed: otlp.status?.code === 2,
    }))
  return {
    spans,
    startUnixNs: origin,
    durationNs: Number(end - origin),
    errors: spans.filter(({ failed }) => failed).length,
    services: spansByService(spans),
  }
}

// Math.min and Math.max take no BigInt.
function earlier(one: bigint, other: bigint): bigint {
  if (one < other) return one
  return other
}

function later(one: bigint, other: bigint): bigint {
  if (one > other) return one
  return other
}

function keyMaker(): (spanId: string) => string {
  const times = new Map<string, number>()
  return (spanId) => {
    const before = times.get(spanId) ?? 0
    times.set(spanId, before + 1)
    return before === 0 ? spanId : `${spanId} ${before + 1}`
  }
}

function timedSpans({ result }: TraceAnswer): Timed[] {
  return (result?.resourceSpans ?? []).flatMap(({ resource = {}, scopeSpans = [] }) => {
    const service = serviceOf(resource.attributes)
    return scopeSpans.flatMap(({ scope = {}, spans = [] }) =>
      spans.map((otlp) => ({ otlp, resource, scope, service, ...timesOf(otlp) })),
    )
  })
}

function timesOf({ startTimeUnixNano, endTimeUnixNano }: OtlpSpan): { start: bigint; end: bigint } {
  const start = nanoseconds(startTimeUnixNano)
  const end = nanoseconds(endTimeUnixNano)
  return { start, end: start > 0n ? end : 0n }
}

/** A time as OTLP writes it; 0 when it is not told. */
export function nanoseconds(text: string | undefined): bigint {
  return text !== undefined && /^\d{1,20}$/.test(text) ? BigInt(text) : 0n
}

function serviceOf(attributes: readonly OtlpKeyValue[] = []): string {
  return attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? 'unknown service'
}

function spansByService(spans: readonly Span[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { service } of spans) counts.set(service, (counts.get(service) ?? 0) + 1)
  return new Map([...counts].sort((one, other) => other[1] - one[1]))
}
