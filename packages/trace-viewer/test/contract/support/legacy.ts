import type { LegacySpan, LegacyTag, LegacyTrace } from '../../../src/query/legacy/legacy-json'
import type { Backend } from './backends'
import { ask, send } from './client'
import { newService, newTraceId, type SpanParts, span, spansOf } from './spans'

interface Envelope {
  readonly data: LegacyTrace[]
  readonly total: 0
  readonly limit: 0
  readonly offset: 0
  readonly errors: null
}

export const tag = (key: string, type: LegacyTag['type'], value: LegacyTag['value']): LegacyTag => ({
  key,
  type,
  value,
})

export const kindTag = tag('span.kind', 'string', 'internal')

/** A trace as the older API has it, in the order in which answers are compared. */
export async function readLegacyTrace(backend: Backend, traceId: string, query = ''): Promise<LegacyTrace> {
  const { status, body } = await ask<Envelope>(backend, `/api/traces/${traceId}${query}`)
  expect(status).toBe(200)
  const { data, ...rest } = body
  expect(rest).toEqual({ total: 0, limit: 0, offset: 0, errors: null })
  expect(data).toHaveLength(1)
  return comparable(data[0] as LegacyTrace)
}

/** A span after its way through a backend. */
export async function legacySpan(backend: Backend, parts: SpanParts): Promise<LegacySpan> {
  const sent = span({ traceId: newTraceId(), ...parts })
  await send(backend, spansOf(newService('legacy'), sent))
  const [one] = (await readLegacyTrace(backend, sent.traceId)).spans
  return one as LegacySpan
}

/** Tags are a map, so they have no order, and spans have none: Jaeger goes through a map of them, and its processes are numbered so. */
function comparable(trace: LegacyTrace): LegacyTrace {
  const spans = [...trace.spans].sort((one, other) => (one.spanID < other.spanID ? -1 : 1))
  const ids = [...new Set(spans.map(({ processID }) => processID))]
  const renamed = (id: string) => `p${ids.indexOf(id) + 1}`
  return {
    ...trace,
    spans: spans.map((one) => ({
      ...one,
      tags: sorted(one.tags),
      warnings: readable(one.warnings),
      processID: renamed(one.processID),
    })),
    processes: Object.fromEntries(
      Object.entries(trace.processes).map(([id, process]) => [
        renamed(id),
        { ...process, tags: sorted(process.tags) },
      ]),
    ),
  }
}

// A reference that was removed is printed as a Go struct there, with fields that mean nothing outside Go.
function readable(warnings: LegacySpan['warnings']): LegacySpan['warnings'] {
  return warnings?.map((text) => text.replace(/ XXX_[^}]*\{\}[^}]*\}$/, '}')) ?? null
}

const sorted = (tags: readonly LegacyTag[]) =>
  [...tags].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
