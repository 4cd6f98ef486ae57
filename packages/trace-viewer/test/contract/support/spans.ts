import { randomBytes } from 'node:crypto'
import type { OtlpKeyValue, OtlpScope, OtlpSpan, OtlpValue } from '../../../src/otlp/otlp-json'

export const startNs = 1_780_000_000_000_000_000n

export const newTraceId = () => randomBytes(16).toString('hex')

/** A name that no other test has: the tests share one Jaeger. */
export const newService = (name: string) => `${name}-${randomBytes(4).toString('hex')}`

/** The n-th span id. */
export const spanId = (n: number) => `aaaaaaaa${n.toString(16).padStart(8, '0')}`

export interface SpanParts extends Partial<OtlpSpan> {
  /** After `startNs`. */
  readonly atMs?: number
  readonly tookMs?: number
}

/** What every test has in a span; 10 ms long where it does not say so. */
export function span({ atMs = 0, tookMs = 10, ...parts }: SpanParts): OtlpSpan {
  const start = startNs + BigInt(atMs * 1_000_000)
  return {
    traceId: newTraceId(),
    spanId: spanId(1),
    name: 'operation',
    kind: 1,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + BigInt(tookMs * 1_000_000)),
    status: {},
    ...parts,
  }
}

export interface Sent {
  readonly resource?: { attributes?: OtlpKeyValue[]; droppedAttributesCount?: number }
  readonly scopeSpans: { scope?: OtlpScope; spans: OtlpSpan[]; schemaUrl?: string }[]
  readonly schemaUrl?: string
}

/** Spans of one service, as they are sent. */
export function spansOf(service: string, ...spans: OtlpSpan[]): Sent {
  return { resource: { attributes: [text('service.name', service)] }, scopeSpans: [{ scope: {}, spans }] }
}

export const attribute = (key: string, value: OtlpValue): OtlpKeyValue => ({ key, value })

export const text = (key: string, stringValue: string) => attribute(key, { stringValue })
