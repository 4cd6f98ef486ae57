import type { OtlpKeyValue } from '../../src/otlp/otlp-json'
import { describeBackends } from './support/backends'
import { readTrace, send } from './support/client'
import { newService, newTraceId, type Sent, type SpanParts, span, spanId, text } from './support/spans'

/** A span of its own host. */
function onHost(host: string, parts: SpanParts): Sent {
  const attributes = [text('service.name', newService('adjust')), ...(host ? [text('host.name', host)] : [])]
  return { resource: { attributes }, scopeSpans: [{ spans: [span(parts)] }] }
}

const parent: SpanParts = { spanId: spanId(1), atMs: 10, tookMs: 100 }
const child: SpanParts = { spanId: spanId(2), parentSpanId: spanId(1) }
const notApplied = (delta: string) => [
  `clock skew adjustment disabled; not applying calculated delta of ${delta}`,
]

describeBackends('what is said about spans', (backend) => {
  async function warningsOf(id: string, ...sent: Sent[]): Promise<string[]> {
    const traceId = newTraceId()
    for (const { scopeSpans } of sent)
      for (const { spans } of scopeSpans) for (const one of spans) one.traceId = traceId
    await send(backend(), ...sent)
    const spans = (await readTrace(backend(), traceId)).flatMap(({ scopeSpans }) =>
      scopeSpans.flatMap((scope) => scope.spans),
    )
    return spans.filter((one) => one.spanId === id).flatMap((one) => textsOf(one.attributes))
  }

  test.each<[what: string, host: string, parts: SpanParts, warnings: string[]]>([
    ['lies within its parent', 'b', { atMs: 20, tookMs: 50 }, []],
    ['fills its parent', 'b', { atMs: 10, tookMs: 100 }, []],
    ['starts before its parent', 'b', { atMs: 0, tookMs: 50 }, notApplied('35ms')],
    ['starts before its parent on the same host', 'a', { atMs: 0, tookMs: 50 }, []],
    ['starts before its parent on no known host', '', { atMs: 0, tookMs: 50 }, notApplied('35ms')],
    ['ends after its parent', 'b', { atMs: 90, tookMs: 50 }, notApplied('-55ms')],
    ['is longer than its parent', 'b', { atMs: 20, tookMs: 200 }, []],
    ['is longer than its parent and starts before it', 'b', { atMs: 9, tookMs: 200 }, notApplied('1ms')],
    ['is a day early', 'b', { atMs: -90_061_500, tookMs: 1 }, notApplied('25h1m1.5595s')],
    ['is some nanoseconds early', 'b', { atMs: 9.999999, tookMs: 100 }, notApplied('1ns')],
  ])(
    'given a span that %s, when it is read, then its warnings are right',
    async (_what, host, parts, warnings) => {
      expect(await warningsOf(spanId(2), onHost('a', parent), onHost(host, { ...child, ...parts }))).toEqual(
        warnings,
      )
    },
  )

  test('given a grandchild on the host of a shifted span, when it is read, then it has the same shift', async () => {
    const early = onHost('b', { ...child, atMs: 0, tookMs: 50 })
    const grandchild = onHost('b', { spanId: spanId(3), parentSpanId: spanId(2), atMs: 20, tookMs: 1 })
    expect(await warningsOf(spanId(3), onHost('a', parent), early, grandchild)).toEqual(notApplied('35ms'))
  })

  test('given a span whose parent is not there, when it is read, then that is said', async () => {
    expect(await warningsOf(spanId(2), onHost('a', child))).toEqual([
      `parent span ID=${spanId(1)} is not in the trace; skipping clock skew adjustment`,
    ])
  })

  test('given two spans with one id, when they are read, then it is said of one', async () => {
    const twins = [
      onHost('a', { spanId: spanId(1), name: 'x' }),
      onHost('a', { spanId: spanId(1), name: 'y' }),
    ]
    expect(await warningsOf(spanId(1), ...twins)).toEqual([
      'duplicate span IDs; skipping clock skew adjustment',
    ])
  })

  test('given a server with the id of its client, when the trace is read, then it has one of its own', async () => {
    const traceId = newTraceId()
    const [client, server, below] = [
      onHost('a', { traceId, spanId: spanId(1), kind: 3 }),
      onHost('a', { traceId, spanId: spanId(1), kind: 2 }),
      onHost('a', { traceId, spanId: spanId(2), parentSpanId: spanId(1), kind: 1 }),
    ]
    await send(backend(), client, server, below)
    const spans = (await readTrace(backend(), traceId)).flatMap(({ scopeSpans }) =>
      scopeSpans.flatMap((scope) => scope.spans),
    )
    const ids = Object.fromEntries(spans.map((one) => [one.kind, [one.spanId, one.parentSpanId]]))
    expect(ids).toEqual({
      3: [spanId(1), undefined],
      2: ['0000000000000001', spanId(1)],
      1: [spanId(2), '0000000000000001'],
    })
  })

  test('given warnings of its own, when a span is read, then those of Jaeger are added', async () => {
    const own: OtlpKeyValue = {
      key: '@jaeger@warnings',
      value: { arrayValue: { values: [{ stringValue: 'own' }] } },
    }
    const [first, second] = await warningsOf(spanId(2), onHost('a', { ...child, attributes: [own] }))
    expect(first).toBe('own')
    expect(second).toMatch(/is not in the trace/)
  })
})

function textsOf(attributes: OtlpKeyValue[] = []): string[] {
  return attributes
    .filter(({ key }) => key === '@jaeger@warnings')
    .flatMap(({ value }) => value.arrayValue?.values?.map(({ stringValue = '' }) => stringValue) ?? [])
}
