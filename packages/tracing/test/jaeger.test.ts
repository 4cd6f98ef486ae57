import { describeWithJaeger, type Jaeger, readTrace } from '../../../test/support/jaeger'
import { startService } from './support/start-service'

const ways: [string, (jaeger: Jaeger) => Record<string, string>][] = [
  ['OTLP as protobuf', ({ otlp }) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: otlp })],
  [
    'OTLP as JSON',
    ({ otlp }) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: otlp, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }),
  ],
  [
    'OTLP over gRPC',
    ({ grpc }) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: grpc, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }),
  ],
  [
    'exporter-jaeger',
    ({ thrift }) => ({ OTEL_TRACES_EXPORTER: 'jaeger', OTEL_EXPORTER_JAEGER_ENDPOINT: thrift }),
  ],
]

describeWithJaeger('given a real Jaeger', (jaeger) => {
  test.each(ways)(
    'when a request goes through two services by %s, then it reads back as one trace',
    async (_way, environment) => {
      const env = environment(jaeger())
      const back = await startService({ ...env, OTEL_SERVICE_NAME: 'stock' })
      const front = await startService({ ...env, OTEL_SERVICE_NAME: 'orders', NEXT_URL: back.url })
      const response = await fetch(`${front.url}/orders/4711`)
      expect([await front.stop(), await back.stop()]).toEqual(['', ''])

      const spans = await readTrace(jaeger(), response.headers.get('x-trace-id') ?? '', 5)
      expect(spans.map(({ service, name }) => `${service} ${name}`).sort()).toEqual([
        'orders GET',
        'orders GET',
        'orders GET /orders/:id',
        'stock GET /stock/:item',
        'stock GET /stock/:item',
      ])
    },
  )

  test('when a request fails, then its span is marked and holds the exception', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: jaeger().otlp, OTEL_SERVICE_NAME: 'failing' }
    const service = await startService(env)
    const { headers, status } = await fetch(`${service.url}/fails`)
    await service.stop()
    expect(status).toBe(500)
    const [span] = await readTrace(jaeger(), headers.get('x-trace-id') ?? '', 1)
    expect(span).toMatchObject({ name: 'GET /fails', statusCode: 2, events: [{ name: 'exception' }] })
  })
})
