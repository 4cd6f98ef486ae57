import { describeBackends } from './support/backends'
import { send } from './support/client'
import { kindTag, legacySpan, readLegacyTrace, tag } from './support/legacy'
import {
  attribute,
  newService,
  newTraceId,
  type Sent,
  span,
  spanId,
  spansOf,
  startNs,
  text,
} from './support/spans'

describeBackends('the older API', (backend) => {
  test('given a span, when its trace is read, then it has everything in its place', async () => {
    const traceId = newTraceId()
    const [shop, stock] = [newService('a-shop'), newService('b-stock')]
    const root = span({
      traceId,
      name: 'GET /a',
      kind: 2,
      tookMs: 120.0019,
      flags: 257,
      traceState: 'a=b',
      status: { code: 2, message: 'it failed' },
      events: [
        { timeUnixNano: String(startNs + 2_999n), name: 'e', attributes: [text('z', '1'), text('a', '2')] },
        {
          timeUnixNano: String(startNs),
          name: 'hidden',
          attributes: [text('a', '2'), text('event', 'shown')],
        },
        { timeUnixNano: String(startNs) },
      ],
    })
    const below = span({ traceId, spanId: spanId(2), parentSpanId: spanId(1), kind: 0, status: { code: 1 } })
    const resource = { attributes: [text('service.name', shop), attribute('host.cpus', { intValue: '4' })] }
    await send(
      backend(),
      { resource, scopeSpans: [{ scope: { name: 'lib', version: '1.2' }, spans: [root] }] },
      spansOf(stock, below),
    )
    expect(await readLegacyTrace(backend(), traceId)).toEqual({
      traceID: traceId,
      processes: {
        p1: { serviceName: shop, tags: [tag('host.cpus', 'int64', 4)] },
        p2: { serviceName: stock, tags: [] },
      },
      warnings: null,
      spans: [
        {
          traceID: traceId,
          spanID: spanId(1),
          operationName: 'GET /a',
          references: [],
          startTime: 1_780_000_000_000_000,
          duration: 120_001,
          tags: [
            tag('error', 'bool', true),
            tag('otel.scope.name', 'string', 'lib'),
            tag('otel.scope.version', 'string', '1.2'),
            tag('otel.status_code', 'string', 'ERROR'),
            tag('otel.status_description', 'string', 'it failed'),
            tag('span.kind', 'string', 'server'),
            tag('w3c.tracestate', 'string', 'a=b'),
          ],
          logs: [
            {
              timestamp: 1_780_000_000_000_002,
              fields: [tag('event', 'string', 'e'), tag('a', 'string', '2'), tag('z', 'string', '1')],
            },
            {
              timestamp: 1_780_000_000_000_000,
              fields: [tag('event', 'string', 'shown'), tag('a', 'string', '2')],
            },
            { timestamp: 1_780_000_000_000_000, fields: [] },
          ],
          processID: 'p1',
          warnings: null,
        },
        {
          traceID: traceId,
          spanID: spanId(2),
          operationName: 'operation',
          references: [{ refType: 'CHILD_OF', traceID: traceId, spanID: spanId(1) }],
          startTime: 1_780_000_000_000_000,
          duration: 10_000,
          tags: [tag('otel.status_code', 'string', 'OK')],
          logs: [],
          processID: 'p2',
          warnings: null,
        },
      ],
    })
  })

  test('given a span without its parent that ends too early, when it is read, then its warnings are no tag', async () => {
    const { warnings, tags } = await legacySpan(backend(), { parentSpanId: spanId(9), tookMs: -1 })
    expect(warnings).toEqual([
      expect.stringMatching(/^Negative duration detected/),
      `invalid parent span IDs=${spanId(9)}; skipping clock skew adjustment`,
    ])
    expect(tags).toEqual([kindTag])
  })

  test('given the library in attributes of a span, when the trace is read, then they are the process’s', async () => {
    const traceId = newTraceId()
    const service = newService('legacy')
    const attributes = [text('telemetry.sdk.name', 'x'), attribute('ip', { intValue: '1' })]
    const sent: Sent = spansOf(service, span({ traceId, attributes }), span({ traceId, spanId: spanId(2) }))
    await send(backend(), sent)
    const { processes, spans } = await readLegacyTrace(backend(), traceId)
    expect(processes).toEqual({
      p1: { serviceName: service, tags: [tag('telemetry.sdk.name', 'string', 'x')] },
      p2: { serviceName: service, tags: [] },
    })
    expect(spans[0]?.tags).toEqual([tag('ip', 'string', '0.0.0.1'), kindTag])
    expect((await readLegacyTrace(backend(), traceId, '?raw=1')).processes).toEqual({
      p1: { serviceName: service, tags: [] },
    })
  })
})
