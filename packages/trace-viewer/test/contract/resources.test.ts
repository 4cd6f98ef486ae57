import { describeBackends } from './support/backends'
import { readTrace, send } from './support/client'
import { attribute, newService, newTraceId, span, spanId, spansOf, text } from './support/spans'

describeBackends('resources and scopes', (backend) => {
  test('given several resources and scopes, when the trace is read, then each span is below its own', async () => {
    const traceId = newTraceId()
    const [shop, store] = [newService('a-shop'), newService('b-store')]
    const [one, two, three, four] = [1, 2, 3, 4].map((n) =>
      span({ traceId, spanId: spanId(n), name: `n${n}` }),
    )
    if (!one || !two || !three || !four) throw new Error('unreachable')
    const resource = {
      attributes: [attribute('host.cpus', { intValue: '4' }), text('service.name', shop)],
      droppedAttributesCount: 2,
    }
    const scope = { name: 'lib', version: '1.2', attributes: [text('s', 't')], droppedAttributesCount: 5 }
    await send(
      backend(),
      {
        resource,
        scopeSpans: [
          { scope, spans: [one, two] },
          { scope: { name: 'other' }, spans: [three] },
        ],
      },
      // Jaeger's memory does not keep addresses of schemas; OTLP has them for who translates attributes.
      { ...spansOf(store, four), schemaUrl: 'https://opentelemetry.io/schemas/1.30.0' },
    )
    expect(await readTrace(backend(), traceId)).toEqual([
      {
        resource,
        scopeSpans: [
          { scope, spans: [one, two] },
          { scope: { name: 'other' }, spans: [three] },
        ],
      },
      { resource: { attributes: [text('service.name', store)] }, scopeSpans: [{ scope: {}, spans: [four] }] },
    ])
  })

  test.each([
    ['no attributes', undefined, 'missing-service-name'],
    ['no service name', [text('host.name', 'h')], 'missing-service-name'],
    ['an empty service name', [text('service.name', '')], 'empty-service-name'],
    ['a number as service name', [attribute('service.name', { intValue: '7' })], 'service-name-wrong-type'],
  ])(
    'given a resource with %s, when the trace is read, then the name says so',
    async (_what, attributes, name) => {
      const traceId = newTraceId()
      await send(backend(), {
        ...(attributes && { resource: { attributes } }),
        scopeSpans: [{ spans: [span({ traceId })] }],
      })
      const [group] = await readTrace(backend(), traceId)
      expect(group?.resource.attributes).toContainEqual(text('service.name', name))
      expect(group?.scopeSpans[0]?.scope).toEqual({})
    },
  )

  test('given the library in attributes of a span, when the trace is read, then they are the resource’s', async () => {
    const traceId = newTraceId()
    const service = newService('library')
    const attributes = [text('telemetry.sdk.language', 'nodejs'), text('own', 'attribute')]
    await send(backend(), spansOf(service, span({ traceId, attributes })))
    const [group] = await readTrace(backend(), traceId)
    expect(group?.resource.attributes).toEqual([
      text('service.name', service),
      text('telemetry.sdk.language', 'nodejs'),
    ])
    expect(group?.scopeSpans[0]?.spans[0]?.attributes).toEqual([text('own', 'attribute')])
  })
})
