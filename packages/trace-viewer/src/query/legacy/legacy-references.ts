import type { OtlpLink, OtlpSpan } from '../../otlp/otlp-json'
import { isTraceId } from '../adjust/empty-links'
import type { LegacyReference } from './legacy-json'

export interface LegacyReferences {
  readonly references: LegacyReference[]
  readonly warnings: string[]
}

/** Parent and links as references, the parent first. */
export function referencesOf({ traceId, parentSpanId, links = [] }: OtlpSpan): LegacyReferences {
  const isParent = (link: OtlpLink) =>
    parentSpanId !== undefined && link.traceId === traceId && link.spanId === parentSpanId
  const all: LegacyReference[] = []
  if (parentSpanId !== undefined) {
    // A link to the parent says what kind of a parent it is.
    const refType = links.filter(isParent).map(refTypeOf).at(-1) ?? 'CHILD_OF'
    all.push({ refType, traceID: traceId, spanID: parentSpanId })
  }
  for (const link of links) {
    if (isParent(link)) continue
    all.push({
      refType: refTypeOf(link),
      traceID: link.traceId ?? '',
      spanID: link.spanId || '0000000000000000',
    })
  }
  const references = all.filter(({ traceID }) => isTraceId(traceID))
  putParentFirst(references, traceId)
  return { references, warnings: all.filter(({ traceID }) => !isTraceId(traceID)).map(removed) }
}

function refTypeOf({ attributes = [] }: OtlpLink): LegacyReference['refType'] {
  const type = attributes.find(({ key }) => key === 'opentracing.ref_type')?.value.stringValue
  return type === 'child_of' ? 'CHILD_OF' : 'FOLLOWS_FROM'
}

// Jaeger's page takes the first reference for the parent.
function putParentFirst(references: LegacyReference[], traceId: string): void {
  const inTrace = references.filter(({ traceID }) => traceID === traceId)
  const parent = inTrace.find(({ refType }) => refType === 'CHILD_OF') ?? inTrace[0]
  const [first] = references
  if (!parent || !first || parent === first) return
  references[references.indexOf(parent)] = first
  references[0] = parent
}

// Without the rest of a Go struct that Jaeger prints here.
function removed({ refType, spanID }: LegacyReference): string {
  return `Invalid span reference removed {TraceID:0000000000000000 SpanID:${spanID} RefType:${refType}}`
}
