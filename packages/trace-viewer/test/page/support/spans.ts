import { buildTree, type TreeRow } from '../../../page/trace/build-tree'
import { readTrace } from '../../../page/trace/read-trace'
import type { Trace } from '../../../page/trace/span'
import type { OtlpSpan } from '../../../src/otlp/otlp-json'

const epochNs = 1_780_000_000_000_000_000n

export interface SpanOfTest extends Partial<Omit<OtlpSpan, 'spanId'>> {
  id: string
  parent?: string
  startMs?: number
  durationMs?: number
  service?: string
}

/** A trace out of the answer that the viewer would give. */
export function traceOf(spans: readonly SpanOfTest[]): Trace {
  const trace = readTrace({
    result: {
      resourceSpans: spans.map(({ id, parent, startMs = 0, durationMs = 1, service = 'shop', ...rest }) => ({
        resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
        scopeSpans: [
          {
            scope: {},
            spans: [
              {
                traceId: '0af7651916cd43dd8448eb211c80319c',
                spanId: id,
                ...(parent !== undefined && { parentSpanId: parent }),
                name: id,
                startTimeUnixNano: String(epochNs + BigInt(startMs * 1_000_000)),
                endTimeUnixNano: String(epochNs + BigInt((startMs + durationMs) * 1_000_000)),
                status: {},
                ...rest,
              },
            ],
          },
        ],
      })),
    },
  })
  if (!trace) throw new Error('no spans')
  return trace
}

export function rowsOf(spans: readonly SpanOfTest[]): TreeRow[] {
  return buildTree(traceOf(spans).spans)
}

/** Each row as its id, indented. */
export function outline(rows: readonly TreeRow[]): string[] {
  return rows.map(({ span, depth }) => `${'  '.repeat(depth)}${span.spanId}`)
}
