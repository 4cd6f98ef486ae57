import path from 'node:path'
import { freePort } from '../../../test/support/free-ports'
import { describeWithJaeger, readTrace, type StoredSpan } from '../../../test/support/jaeger'
import { killServers, type ServerProcess, startServer } from '../../../test/support/server-process'

const exporters = [
  ['OTLP', (jaeger: { otlp: string }) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: jaeger.otlp })],
  [
    'exporter-jaeger',
    (jaeger: { thrift: string }) => ({
      OTEL_TRACES_EXPORTER: 'jaeger',
      OTEL_EXPORTER_JAEGER_ENDPOINT: jaeger.thrift,
    }),
  ],
] as const

describeWithJaeger('example 01 seen in a real Jaeger', (jaeger) => {
  describe.each(exporters)('through %s', (_name, environment) => {
    let example: ServerProcess
    beforeAll(async () => {
      example = await startServer(path.join(__dirname, '../dist/server.js'), {
        env: {
          OTEL_TRACES_EXPORTER: 'otlp',
          ...environment(jaeger()),
          OTEL_BSP_SCHEDULE_DELAY: '200',
          PORT: await freePort(),
        },
      })
    })
    afterAll(killServers)

    const traceOf = async (path: string, spans: number) => {
      const response = await fetch(example.url + path)
      await response.arrayBuffer()
      const traceId = response.headers.get('x-trace-id') ?? ''
      return { status: response.status, traceId, spans: await readTrace(jaeger(), traceId, spans) }
    }
    const serverSpan = (spans: StoredSpan[]) =>
      spans.find(({ kind, parentSpanId }) => kind === 2 && !parentSpanId)

    test('given a nested router with parameters, then the span is named by the route', async () => {
      const { spans } = await traceOf('/api/volunteers/7/hours/2026-11', 1)
      expect(serverSpan(spans)).toMatchObject({
        name: 'GET /api/volunteers/:volunteerId/hours/:month',
        service: 'example-express-server',
        attributes: {
          'http.route': '/api/volunteers/:volunteerId/hours/:month',
          'http.request.method': 'GET',
          'http.response.status_code': 200,
          'url.path': '/api/volunteers/7/hours/2026-11',
        },
      })
    })

    test('given a service that calls another, then both are one trace, found by the id in the log lines', async () => {
      const { traceId, spans } = await traceOf('/chain', 3)
      const byName = (name: string, kind: number) =>
        spans.find((span) => span.name === name && span.kind === kind)
      const [outer, call, inner] = [
        byName('GET /chain', 2),
        byName('GET', 3),
        byName('GET /api/volunteers/:volunteerId', 2),
      ]
      expect(call?.parentSpanId).toBe(outer?.spanId)
      expect(inner?.parentSpanId).toBe(call?.spanId)
      const lines = example.lines().filter(({ trace_id }) => trace_id === traceId)
      expect(lines.map(({ route }) => route)).toEqual(['/api/volunteers/:volunteerId', '/chain'])
      expect(lines.map(({ span_id }) => span_id)).toEqual([inner?.spanId, outer?.spanId])
    })

    test('given a route that fails, then its span is failed, with the exception', async () => {
      const { status, spans } = await traceOf('/fail', 1)
      expect(status).toBe(500)
      const span = serverSpan(spans)
      expect(span).toMatchObject({ name: 'GET /fail', statusCode: 2 })
      expect(span?.events).toEqual([
        {
          name: 'exception',
          attributes: expect.objectContaining({
            'exception.message': 'the report could not be stored',
            'exception.stacktrace': expect.stringContaining('routes'),
          }),
        },
      ])
    })

    test('given a span of its own, then it is below the request', async () => {
      const { spans } = await traceOf('/report', 2)
      expect(spans.find(({ name }) => name === 'build report')).toMatchObject({
        parentSpanId: serverSpan(spans)?.spanId,
        attributes: { 'report.kind': 'monthly' },
      })
    })

    test('given nothing that matches, then the span is named by the method', async () => {
      const { spans } = await traceOf('/wp-login.php?token=not-to-be-seen', 1)
      const span = serverSpan(spans)
      expect(span?.name).toBe('GET')
      expect(span?.attributes['http.route']).toBeUndefined()
      expect(JSON.stringify(span)).not.toContain('not-to-be-seen')
    })

    test('given probes, then they have no trace', async () => {
      const response = await fetch(`${example.url}/ready`)
      expect(response.headers.get('x-trace-id')).toBeNull()
      const { operations } = (await (
        await fetch(`${jaeger().query}/api/v3/operations?service=example-express-server`)
      ).json()) as { operations: { name: string }[] }
      expect(operations.map(({ name }) => name)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/ready|health/)]),
      )
    })
  })
})
